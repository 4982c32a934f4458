package io.vippet.rest.internal.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Reads a multipart body part by part as it arrives; the parser of the HTTP server finds the boundaries. */
final class MultipartReader {

    private static final int CHUNK_BYTES = 64 << 10;
    private static final int MOST_PARTS = 100;

    /** What the parser finds, in order. */
    private sealed interface Found {
        record Begin(String name, @Nullable String filename) implements Found {}

        record Bytes(ByteBuffer bytes) implements Found {}

        record PartEnd() implements Found {}

        record BodyEnd() implements Found {}

        record Failure(Throwable cause) implements Found {}
    }

    private final InputStream body;
    private final Deque<Found> found = new ArrayDeque<>();
    private final MultiPart.Parser parser;
    private boolean bodyEnded;

    /**
     * Reads nothing yet.
     *
     * @param boundary that of the content type
     */
    MultipartReader(InputStream body, String boundary) {
        this.body = body;
        parser = new MultiPart.Parser(boundary, new Listener());
        parser.setMaxParts(MOST_PARTS);
    }

    private final class Listener extends MultiPart.AbstractPartsListener {

        @Override
        public void onPartHeaders() {
            found.add(new Found.Begin(Objects.requireNonNullElse(getName(), ""), getFileName()));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            found.add(new Found.Bytes(chunk.getByteBuffer()));
        }

        @Override
        public void onPart(String name, String fileName, HttpFields headers) {
            found.add(new Found.PartEnd());
        }

        @Override
        public void onComplete() {
            found.add(new Found.BodyEnd());
        }

        @Override
        public void onFailure(Throwable failure) {
            found.add(new Found.Failure(failure));
        }
    }

    /** Skips what is left of the part before; empty after the last one. */
    Optional<Part> next() throws IOException {
        while (!bodyEnded) {
            switch (take()) {
                case Found.Begin(String name, String filename) -> {
                    return Optional.of(new Part(name, filename, new PartContent()));
                }
                case Found.BodyEnd _ -> bodyEnded = true;
                case Found.Failure failure -> throw malformed(failure);
                case Found.Bytes _, Found.PartEnd _ -> {}
            }
        }
        return Optional.empty();
    }

    private Found take() throws IOException {
        while (found.isEmpty()) {
            // Always a new array: the parser keeps views of it.
            byte[] chunk = new byte[CHUNK_BYTES];
            int length = body.read(chunk);
            parser.parse(length < 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(chunk, 0, length), false));
            if (length < 0 && found.isEmpty()) {
                throw new MalformedFormException("The form is not complete: its closing boundary is missing");
            }
        }
        return found.remove();
    }

    private static MalformedFormException malformed(Found.Failure failure) {
        return new MalformedFormException(
                "The form cannot be read: " + failure.cause().getMessage());
    }

    private final class PartContent extends InputStream {

        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (!ended && !bytes.hasRemaining()) {
                switch (take()) {
                    case Found.Bytes next -> bytes = next.bytes();
                    case Found.Failure failure -> throw malformed(failure);
                    case Found.Begin _, Found.PartEnd _, Found.BodyEnd _ -> ended = true;
                }
            }
            if (ended) {
                return -1;
            }
            int count = Math.min(length, bytes.remaining());
            bytes.get(target, offset, count);
            return count;
        }
    }
}
