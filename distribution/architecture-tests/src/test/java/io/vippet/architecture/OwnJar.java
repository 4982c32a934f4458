package io.vippet.architecture;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A jar of ours as far as the rules look at it.
 *
 * @param name its symbolic name, or the file name up to the version where it has none
 * @param exports packages
 * @param imports packages, optional ones included
 * @param headers names of the manifest's headers
 */
record OwnJar(Path path, String name, Set<String> exports, Set<String> imports, Set<String> headers) {

    /** Those for the framework, and those for the launcher, the child and other programs. */
    private static final List<String> FOLDERS = List.of("bundles", "lib");

    static OwnJar of(Path path, String fallbackName, Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        Parameters names = OSGiHeader.parseHeader(main.getValue("Bundle-SymbolicName"));
        Set<String> headers = new TreeSet<>();
        main.keySet().forEach(name -> headers.add(name.toString()));
        return new OwnJar(
                path,
                names.isEmpty() ? fallbackName : names.keySet().iterator().next(),
                packages(main, "Export-Package"),
                packages(main, "Import-Package"),
                headers);
    }

    private static Set<String> packages(Attributes main, String header) {
        return new TreeSet<>(OSGiHeader.parseHeader(main.getValue(header)).keySet());
    }

    /** Reads all jars of ours in an assembled product; one that lies in two folders is read once. */
    static List<OwnJar> ofProduct(Path distribution) throws IOException {
        Set<String> seen = new TreeSet<>();
        Stream.Builder<OwnJar> jars = Stream.builder();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(distribution.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.startsWith("io.vippet.") && name.endsWith(".jar") && seen.add(name)) {
                        jars.add(read(file));
                    }
                }
            }
        }
        return jars.build().toList();
    }

    private static OwnJar read(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return of(file, file.getFileName().toString().replaceFirst("-\\d.*", ""), jar.getManifest());
        }
    }
}
