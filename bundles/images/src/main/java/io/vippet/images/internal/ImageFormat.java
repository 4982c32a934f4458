package io.vippet.images.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of images that pipelines can decode; two spellings of an extension are one kind. */
enum ImageFormat {
    JPG("JPEG", "jpg", "jpeg"),
    PNG("png", "png"),
    BMP("bmp", "bmp"),
    TIF("tif", "tif", "tiff");

    static final List<String> EXTENSIONS = Arrays.stream(values())
            .flatMap(format -> format.extensions.stream())
            .toList();

    private final String reader;
    private final List<String> extensions;

    ImageFormat(String reader, String... extensions) {
        this.reader = reader;
        this.extensions = List.of(extensions);
    }

    /** The format of an extension in lower case. */
    static Optional<ImageFormat> of(String extension) {
        return Stream.of(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst();
    }

    /** Text after the last dot, in lower case; empty without a dot. */
    static String extension(String filename) {
        int dot = filename.lastIndexOf('.');
        return dot < 0 ? "" : filename.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The extension that files of a set have. */
    String extension() {
        return extensions.getFirst();
    }

    /** What the Java platform calls its reader of this format. */
    String reader() {
        return reader;
    }

    /** Tells whether a file begins like one of this format. */
    boolean begins(Path file) throws IOException {
        String head;
        try (var in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
        }
        return switch (this) {
            case JPG -> head.startsWith("\u00FF\u00D8\u00FF");
            case PNG -> head.equals("\u0089PNG\r\n\u001A\n");
            case BMP -> head.startsWith("BM");
            case TIF -> head.startsWith("II*\0") || head.startsWith("MM\0*");
        };
    }
}
