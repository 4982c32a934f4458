package io.vippet.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The assembled product, and which of its bundles are meant to be shared. */
final class Product {

    static final Path ROOT = Path.of(System.getProperty("vippet.root", "."));

    /** Pure libraries: no OSGi at run time. */
    static final Set<String> LIBRARIES = Set.of(
            "io.vippet.graph",
            "io.vippet.density",
            "io.vippet.gstreamer",
            "io.vippet.openvino",
            "io.vippet.runner.protocol");

    /** The contracts, and the libraries that every bundle may use. */
    static final Set<String> SHARED = Set.of(
            "io.vippet.api",
            "io.vippet.graph",
            "io.vippet.density",
            "io.vippet.gstreamer",
            "io.vippet.openvino",
            "io.vippet.vision",
            "io.vippet.runner.protocol",
            "io.vippet.pack",
            "io.vippet.description");

    private Product() {}

    static List<OwnJar> jars() {
        try {
            return OwnJar.ofProduct(Path.of(System.getProperty("vippet.distribution")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are installed in the framework. */
    static List<OwnJar> bundles(List<OwnJar> jars) {
        return jars.stream()
                .filter(jar -> jar.path().toString().contains("/bundles/"))
                .toList();
    }

    /** Reads the classes of all jars at once: what they use of the JDK is then looked up once. */
    static Map<OwnJar, JavaClasses> classes(List<OwnJar> jars) {
        JavaClasses all = new ClassFileImporter()
                .importUrls(jars.stream().map(jar -> url(jar.path())).toList());
        return jars.stream().collect(Collectors.toMap(jar -> jar, jar -> all.that(comeFrom(jar.path()))));
    }

    private static URL url(Path jar) {
        try {
            return URI.create("jar:" + jar.toUri() + "!/").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DescribedPredicate<JavaClass> comeFrom(Path jar) {
        String part = "/" + jar.getFileName() + "!/";
        return DescribedPredicate.describe("come from " + jar, type -> type.getSource()
                .map(source -> source.getUri().toString().contains(part))
                .orElse(false));
    }
}
