package io.vippet.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A pack of one pipeline without models and videos, as a stranger would make it. */
final class PackJar {

    private PackJar() {}

    /**
     * Writes a pack whose pipeline has the id {@code coloured-bars}.
     *
     * @param version version of the bundle
     * @param definition what the pipeline does
     */
    static Path write(Path jar, String version, String definition) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example.coloured.bars");
        main.putValue("Bundle-Version", version);
        main.putValue("Vippet-Pipelines", "pipelines/*.yaml");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("pipelines/coloured-bars.yaml"));
            out.write("""
                    name: Coloured Bars
                    definition: %s
                    variants:
                      - name: CPU
                        pipeline_description: videotestsrc num-buffers=200 ! videoconvert ! gvafpscounter ! fakesink name=default_output_sink
                    """.formatted(definition).getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }
}
