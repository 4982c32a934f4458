package io.vippet.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What manifests may say. Each rule lists its violations as sentences. */
final class ManifestRules {

    /** An import that the rules forbid, and the reason why it is there. */
    record Exception(String bundle, String importedPackage, String reason) {}

    private static final String OURS = "io.vippet.";

    private final List<OwnJar> jars;
    private final List<OwnJar> bundles;

    /**
     * @param jars all of ours
     * @param bundles those among them that are installed in the framework; programs are free to look into libraries
     */
    ManifestRules(List<OwnJar> jars, List<OwnJar> bundles) {
        this.jars = jars;
        this.bundles = bundles;
    }

    /** Imported packages of ours that no bundle of ours exports. */
    List<String> importsWithoutExporter() {
        Map<String, String> exporters = exporters();
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : bundles) {
            for (String imported : jar.imports()) {
                if (imported.startsWith(OURS) && !exporters.containsKey(imported)) {
                    violations.add(jar.name() + " imports " + imported + ", which no bundle exports");
                }
            }
        }
        return violations;
    }

    List<String> exportedInternals() {
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : jars) {
            for (String exported : jar.exports()) {
                if (List.of(exported.split("\\.")).contains("internal")) {
                    violations.add(jar.name() + " exports " + exported);
                }
            }
        }
        return violations;
    }

    /** Packages that two bundles export. */
    List<String> exportedTwice() {
        Set<String> seen = new TreeSet<>();
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : jars) {
            for (String exported : jar.exports()) {
                if (!seen.add(exported)) {
                    violations.add(jar.name() + " exports " + exported + ", as another bundle does");
                }
            }
        }
        return violations;
    }

    /**
     * Imports of packages that neither the contracts nor a library export.
     *
     * @param shared symbolic names of the contracts and the libraries
     */
    List<String> importsOfNeighbours(Set<String> shared, List<Exception> exceptions) {
        Map<String, String> exporters = exporters();
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : bundles) {
            for (String imported : jar.imports()) {
                String exporter = exporters.getOrDefault(imported, jar.name());
                boolean excepted = exceptions.stream()
                        .anyMatch(exception -> exception.bundle().equals(jar.name())
                                && exception.importedPackage().equals(imported));
                if (!exporter.equals(jar.name()) && !shared.contains(exporter) && !excepted) {
                    violations.add(jar.name() + " imports " + imported + " of its neighbour " + exporter);
                }
            }
        }
        return violations;
    }

    /** Exceptions that nobody needs any more. */
    List<String> idle(List<Exception> exceptions) {
        return exceptions.stream()
                .filter(exception -> jars.stream()
                        .noneMatch(jar -> jar.name().equals(exception.bundle())
                                && jar.imports().contains(exception.importedPackage())))
                .map(exception -> exception.bundle() + " does not import " + exception.importedPackage())
                .toList();
    }

    /** Ways to depend on others that are not by package, or not known before run time. */
    List<String> looseDependencies() {
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : bundles) {
            for (String header : List.of("Require-Bundle", "DynamicImport-Package", "Fragment-Host")) {
                if (jar.headers().contains(header)) {
                    violations.add(jar.name() + " has the header " + header);
                }
            }
        }
        return violations;
    }

    /** Packages of OSGi that libraries import. */
    List<String> frameworkImports(Set<String> libraries) {
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : jars) {
            for (String imported : jar.imports()) {
                if (libraries.contains(jar.name()) && imported.startsWith("org.osgi.")) {
                    violations.add(jar.name() + " imports " + imported);
                }
            }
        }
        return violations;
    }

    private Map<String, String> exporters() {
        Map<String, String> exporters = new TreeMap<>();
        jars.forEach(jar -> jar.exports().forEach(exported -> exporters.put(exported, jar.name())));
        return exporters;
    }
}
