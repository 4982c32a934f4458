package io.vippet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reading the classes takes longest
class ClassTest {

    /** Who talks to the framework, and why. */
    private static final Map<String, String> FRAMEWORK_USERS = Map.of(
            "io.vippet.launcher", "starts the framework",
            "io.vippet.deploy", "installs bundles",
            "io.vippet.pack", "the extender: a pack has no code that could register itself",
            "io.vippet.app", "waits until the framework has started all bundles, and reads its properties",
            "io.vippet.http", "reads the framework's properties before the settings service exists");

    /** Bundles whose packages use each other, and why. */
    private static final Map<String, String> CYCLIC = Map.of(
            "io.vippet.gstreamer", "the bindings below throw the exception of the API",
            "io.vippet.openvino", "the bindings below throw the exception of the API and fill its values");

    /** Who keeps state in static fields, a bundle or what it holds there, and why. */
    private static final Map<String, String> STATE_KEEPERS = Map.of(
            "io.vippet.gstreamer:", "its subject is one per process: GStreamer's types, the upcalls registered there",
            "holds io.vippet.gstreamer.Attachment", "a name that is registered with GStreamer when it is first used");

    private final List<OwnJar> product = Product.jars();

    private final Map<OwnJar, JavaClasses> classes = Product.classes(product);

    private List<String> violations(ArchRule rule, OwnJar jar) {
        return failures(rule.evaluate(classes(jar)));
    }

    private JavaClasses classes(OwnJar jar) {
        return Objects.requireNonNull(classes.get(jar));
    }

    private static List<String> failures(EvaluationResult result) {
        return result.getFailureReport().getDetails();
    }

    private static List<String> fixture(ArchRule rule, String packageName) {
        return failures(
                rule.evaluate(new ClassFileImporter().importPackages("io.vippet.architecture.fixture" + packageName)));
    }

    @Test
    void classesOfEachJarAreThere() {
        assertThat(classes.values().stream().mapToInt(JavaClasses::size).sum()).isGreaterThan(500);
        assertThat(classes.keySet())
                .filteredOn(jar -> classes(jar).size() == 0)
                .extracting(OwnJar::name)
                .allMatch(name -> name.startsWith("io.vippet.pack."), "is a pack of resources");
    }

    private List<String> all(ArchRule rule, Set<String> exceptions) {
        List<String> violations = new ArrayList<>();
        for (OwnJar jar : product) {
            if (!exceptions.contains(jar.name())) {
                violations(rule, jar).forEach(violation -> violations.add(jar.name() + ": " + violation));
            }
        }
        return violations;
    }

    @Test
    void packagesOfBundleDependInOneDirection() {
        assertThat(all(ClassRules.acyclicPackages(), CYCLIC.keySet())).isEmpty();
        assertThat(fixture(ClassRules.acyclicPackages(), ".cycle")).hasSize(1);
    }

    @Test
    void frameworkIsUsedByFew() {
        assertThat(all(ClassRules.noBundleContext(), FRAMEWORK_USERS.keySet())).isEmpty();
        assertThat(fixture(ClassRules.noBundleContext(), "")).isNotEmpty();
    }

    @Test
    void thoseFewUseIt() {
        assertThat(product)
                .filteredOn(
                        jar -> !violations(ClassRules.noBundleContext(), jar).isEmpty())
                .extracting(OwnJar::name)
                .containsExactlyInAnyOrderElementsOf(FRAMEWORK_USERS.keySet());
    }

    @Test
    void librariesAreFreeOfOsgi() {
        List<OwnJar> libraries = product.stream()
                .filter(jar -> Product.LIBRARIES.contains(jar.name()))
                .toList();
        assertThat(libraries).hasSameSizeAs(Product.LIBRARIES);
        assertThat(libraries).allSatisfy(jar -> assertThat(violations(ClassRules.noOsgi(), jar))
                .isEmpty());
        assertThat(fixture(ClassRules.noOsgi(), "")).isNotEmpty();
    }

    @Test
    void classesLieBelowTheNameOfTheirBundle() {
        List<String> violations = new ArrayList<>();
        product.forEach(jar -> violations.addAll(violations(ClassRules.rootPackage(jar.name()), jar)));
        assertThat(violations).isEmpty();
        assertThat(fixture(ClassRules.rootPackage("io.vippet.other"), "")).isNotEmpty();
    }

    @Test
    void staticFieldsAreConstants() {
        assertThat(all(ClassRules.noStaticState(), Set.of()))
                .filteredOn(violation -> STATE_KEEPERS.keySet().stream().noneMatch(violation::contains))
                .isEmpty();
        assertThat(fixture(ClassRules.noStaticState(), ""))
                .extracting(violation -> violation.replaceAll(".*StaticState\\.(\\w+) .*", "$1"))
                .containsExactlyInAnyOrder("variable", "TABLE", "COUNTER", "INSTANCE");
    }
}
