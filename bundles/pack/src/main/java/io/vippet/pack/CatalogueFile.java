package io.vippet.pack;

import io.vippet.api.model.ArchiveFile;
import io.vippet.api.model.ModelCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for catalogue files: one model or one video each. */
final class CatalogueFile {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** One path segment, never hidden: it becomes a file or directory below the home. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    private CatalogueFile() {}

    /** Reads a file of the same pack. */
    @FunctionalInterface
    interface Resources {
        PackResource read(String path) throws PackException;
    }

    static PackModel model(Fields fields, Resources resources) throws PackException {
        List<PackModel.Precision> precisions = new ArrayList<>();
        for (Fields precision : fields.list("precisions")) {
            precisions.add(precision(precision, resources));
        }
        return new PackModel(
                fileName(fields, "name"),
                fields.text("display_name"),
                category(fields),
                fields.optionalText("unsupported_devices"),
                fields.flag("default"),
                precisions);
    }

    static PackVideo video(Fields fields, Resources resources) throws PackException {
        String overlay = fields.optionalText("overlay");
        return new PackVideo(
                fileName(fields, "name"),
                archiveFile(fields),
                conversion(fields, "convert"),
                overlay == null ? null : resources.read(overlay),
                conversion(fields, "loop"));
    }

    private static @Nullable String conversion(Fields fields, String key) throws PackException {
        String launch = fields.optionalText(key);
        if (launch != null && !(launch.contains("{input}") && launch.contains("{output}"))) {
            throw fields.wrong(key, "must be a launch text with {input} and {output}");
        }
        return launch;
    }

    private static PackModel.Precision precision(Fields fields, Resources resources) throws PackException {
        Map<String, ArchiveFile> files = new LinkedHashMap<>();
        for (Fields file : fields.list("files")) {
            files.put(fileName(file, "name"), archiveFile(file));
        }
        String modelFile = fields.text("model");
        if (!files.containsKey(modelFile)) {
            throw fields.wrong("model", "must be the name of one of its files, " + String.join(", ", files.keySet()));
        }
        String modelProc = fields.optionalText("model_proc");
        return new PackModel.Precision(
                fileName(fields, "precision"), modelFile, files, modelProc == null ? null : resources.read(modelProc));
    }

    private static ModelCategory category(Fields fields) throws PackException {
        String text = fields.text("type");
        for (ModelCategory category : ModelCategory.values()) {
            if (category.name().toLowerCase(Locale.ROOT).equals(text)) {
                return category;
            }
        }
        throw fields.wrong("type", "must be detection, classification or genai, not '" + text + "'");
    }

    /** Reads the members that say where a file comes from. */
    static ArchiveFile archiveFile(Fields fields) throws PackException {
        String origin = fields.text("origin");
        String archiveDigest = digest(fields, "archive_sha256", !origin.startsWith("pkg:deb/"));
        String digest = digest(fields, "sha256", true);
        return new ArchiveFile(
                origin,
                fields.optionalText("archive"),
                fields.number("archive_bytes", -1),
                archiveDigest,
                fields.text("path"),
                fields.number("offset", 0),
                fields.number("length", -1),
                java.util.Objects.requireNonNull(digest),
                fields.text("licence"));
    }

    private static @Nullable String digest(Fields fields, String key, boolean required) throws PackException {
        String digest = fields.optionalText(key);
        if (digest == null ? required : !DIGEST.matcher(digest).matches()) {
            throw fields.wrong(key, "must be a SHA-256 in 64 lower-case hexadecimal digits");
        }
        return digest;
    }

    private static String fileName(Fields fields, String key) throws PackException {
        String name = fields.text(key);
        if (!FILE_NAME.matcher(name).matches()) {
            throw fields.wrong(
                    key, "must be usable as a file name (letters, digits, '.', '_', '+', '-'), not '" + name + "'");
        }
        return name;
    }
}
