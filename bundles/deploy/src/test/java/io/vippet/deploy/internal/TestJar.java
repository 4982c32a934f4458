package io.vippet.deploy.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Builds the bytes of a bundle. */
final class TestJar {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private TestJar() {
        header("Manifest-Version", "1.0");
    }

    static TestJar bundle(String symbolicName, String version) {
        return new TestJar()
                .header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", symbolicName)
                .header("Bundle-Version", version);
    }

    static TestJar plain() {
        return new TestJar().entry("readme.txt", "no bundle".getBytes(StandardCharsets.UTF_8));
    }

    TestJar header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    TestJar entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    TestJar with(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            return entry(name, bytes.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    TestJar activator(Class<?> type) {
        return header("Bundle-Activator", type.getName())
                .header("Import-Package", "org.osgi.framework")
                .with(type);
    }

    /** Adds an immediate component; {@code content} goes into its description, for instance a reference. */
    TestJar component(Class<?> type, String content) {
        String xml = """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" immediate="true">
                  %s<implementation class="%s"/>
                </scr:component>
                """.formatted(type.getSimpleName(), content, type.getName());
        return header("Service-Component", "OSGI-INF/component.xml")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4)(!(version>=2)))\"")
                .entry("OSGI-INF/component.xml", xml.getBytes(StandardCharsets.UTF_8))
                .with(type);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
