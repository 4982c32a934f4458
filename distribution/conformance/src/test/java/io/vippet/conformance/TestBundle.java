package io.vippet.conformance;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes a bundle of one package of this module. */
final class TestBundle {

    private TestBundle() {}

    /** Puts the bundle into a folder, whole at once. */
    static Path drop(String name, Path folder) throws Exception {
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + name);
        try (Builder builder = new Builder()) {
            builder.setBundleSymbolicName("io.vippet.conformance." + name);
            builder.setBundleVersion("1.0.0");
            builder.addClasspath(new java.io.File(System.getProperty("vippet.classes")));
            for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                if (entry.endsWith(".jar")) {
                    builder.addClasspath(new java.io.File(entry));
                }
            }
            builder.setPrivatePackage("io.vippet.conformance.bundles." + name);
            builder.setProperty("Import-Package", "org.jspecify.annotations;version=\"[1,2)\",*");
            Jar jar = builder.build();
            if (!builder.getErrors().isEmpty()) {
                throw new IllegalStateException(builder.getErrors().toString());
            }
            jar.write(draft.toFile());
        }
        return Files.move(draft, folder.resolve(name + ".jar"), StandardCopyOption.ATOMIC_MOVE);
    }
}
