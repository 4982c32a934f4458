package io.vippet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class ManifestTest {

    /** Service bundles that import from another than the contracts and libraries. Keep it short. */
    private static final List<ManifestRules.Exception> EXCEPTIONS = List.of();

    private final List<OwnJar> product = Product.jars();
    private final ManifestRules rules = new ManifestRules(product, Product.bundles(product));

    @Test
    void productIsThere() {
        assertThat(product).extracting(OwnJar::name).contains("io.vippet.api", "io.vippet.http", "io.vippet.vision");
        assertThat(product).hasSizeGreaterThan(20);
    }

    @Test
    void importsAreExportedByAnotherBundle() {
        assertThat(rules.importsWithoutExporter()).isEmpty();
        assertThat(broken().importsWithoutExporter())
                .containsExactly("io.vippet.b imports io.vippet.nobody, which no bundle exports");
    }

    @Test
    void internalsAreExportedByNobody() {
        assertThat(rules.exportedInternals()).isEmpty();
        assertThat(broken().exportedInternals()).containsExactly("io.vippet.a exports io.vippet.a.internal");
    }

    @Test
    void eachPackageIsExportedOnce() {
        assertThat(rules.exportedTwice()).isEmpty();
        assertThat(broken().exportedTwice())
                .containsExactly("io.vippet.b exports io.vippet.shared, as another bundle does");
    }

    @Test
    void bundlesMeetInContractsAndLibrariesOnly() {
        assertThat(rules.importsOfNeighbours(Product.SHARED, EXCEPTIONS)).isEmpty();
        assertThat(broken().importsOfNeighbours(Set.of(), List.of()))
                .containsExactly("io.vippet.b imports io.vippet.a of its neighbour io.vippet.a");
        assertThat(broken().importsOfNeighbours(Set.of("io.vippet.a"), List.of()))
                .isEmpty();
    }

    @Test
    void exceptionsAreNeeded() {
        assertThat(rules.idle(EXCEPTIONS)).isEmpty();
        assertThat(broken().idle(List.of(new ManifestRules.Exception("io.vippet.b", "io.vippet.c", ""))))
                .isNotEmpty();
    }

    @Test
    void dependenciesAreByPackageAndKnown() {
        assertThat(rules.looseDependencies()).isEmpty();
        assertThat(broken().looseDependencies()).containsExactly("io.vippet.a has the header Require-Bundle");
    }

    @Test
    void librariesImportNothingOfOsgi() {
        assertThat(rules.frameworkImports(Product.LIBRARIES)).isEmpty();
        assertThat(broken().frameworkImports(Set.of("io.vippet.b")))
                .containsExactly("io.vippet.b imports org.osgi.framework");
    }

    /** Two bundles that break every rule. */
    private static ManifestRules broken() {
        List<OwnJar> bundles = List.of(
                bundle("io.vippet.a", "io.vippet.a,io.vippet.a.internal,io.vippet.shared", "org.slf4j", "x"),
                bundle(
                        "io.vippet.b;singleton:=true",
                        "io.vippet.shared;version=1",
                        "io.vippet.a;version=\"[1,2)\",io.vippet.nobody,org.osgi.framework;resolution:=optional",
                        null));
        return new ManifestRules(bundles, bundles);
    }

    private static OwnJar bundle(
            String name, String exports, String imports, @org.jspecify.annotations.Nullable String required) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Export-Package", exports);
        manifest.getMainAttributes().putValue("Import-Package", imports);
        if (required != null) {
            manifest.getMainAttributes().putValue("Require-Bundle", required);
        }
        return OwnJar.of(Path.of("none"), "none", manifest);
    }
}
