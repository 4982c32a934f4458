package io.vippet.rest.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vippet.api.payload.UploadedFile;
import io.vippet.description.Member;
import io.vippet.description.RecordDescription;
import io.vippet.description.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.http.MultiPart;

/**
 * A form with a file. The file is handed on while it arrives when all fields came before it, as they must when it is the
 * only one; a file that comes before the fields is set aside on disk.
 */
public final class FormBody implements AutoCloseable {

    private static final int MOST_TEXT_BYTES = 64 << 10;

    private final Map<String, JsonNode> sent = new HashMap<>();
    private final List<Member> members;
    private final Path spool;
    private final long mostBytes;
    private Optional<SpooledFile> setAside = Optional.empty();

    private FormBody(Class<? extends Record> type, Path spool, long mostBytes) {
        members = RecordDescription.of(type).members();
        this.spool = spool;
        this.mostBytes = mostBytes;
    }

    /**
     * Reads a form up to the content of its file, or to its end.
     *
     * @param contentType as sent; a body of another type counts as an empty form
     * @param spool directory for a file that has to be set aside
     * @param mostBytes size of such a file
     * @throws MalformedFormException when it is no form
     * @throws OversizeException when a part is too large
     */
    public static FormBody read(
            InputStream body, String contentType, Class<? extends Record> type, Path spool, long mostBytes)
            throws IOException {
        FormBody form = new FormBody(type, spool, mostBytes);
        if (contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            String boundary = MultiPart.extractBoundary(contentType);
            if (boundary == null || boundary.isEmpty()) {
                throw new MalformedFormException("The content type of the form has no boundary");
            }
            form.read(new MultipartReader(body, boundary));
        }
        return form;
    }

    /** What came, by field: text, or a {@link POJONode} with an {@link UploadedFile}. */
    public Map<String, JsonNode> sent() {
        return sent;
    }

    private void read(MultipartReader reader) throws IOException {
        for (Optional<Part> part = reader.next(); part.isPresent(); part = reader.next()) {
            String name = part.get().name();
            Optional<Member> member =
                    members.stream().filter(known -> known.name().equals(name)).findFirst();
            if (member.isPresent() && take(member.get(), part.get())) {
                return;
            }
        }
    }

    /** Returns whether nothing is missing any more, so that the rest need not be looked at. */
    private boolean take(Member member, Part part) throws IOException {
        String filename = part.filename();
        if (!(member.shape() instanceof Shape.Upload) || filename == null) {
            sent.put(member.name(), TextNode.valueOf(text(part)));
            return false;
        }
        Predicate<Member> came = other -> other == member || sent.containsKey(other.name());
        if (members.stream().allMatch(came)) {
            sent.put(member.name(), new POJONode(new UploadedFile(filename, part.content())));
            return true;
        }
        close();
        SpooledFile file = SpooledFile.of(part.content(), spool, mostBytes);
        setAside = Optional.of(file);
        sent.put(member.name(), new POJONode(new UploadedFile(filename, file.content())));
        return false;
    }

    private static String text(Part part) throws IOException {
        byte[] bytes = part.content().readNBytes(MOST_TEXT_BYTES + 1);
        if (bytes.length > MOST_TEXT_BYTES) {
            throw new OversizeException("The form's field '" + part.name() + "' exceeds 64 KiB");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Gives up the space of a file that was set aside. */
    @Override
    public void close() throws IOException {
        if (setAside.isPresent()) {
            setAside.get().close();
        }
    }
}
