package io.vippet.pack.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.pack.Pack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

@NullUnmarked
class PackExtenderTest {

    @TempDir
    Path storage;

    private Framework framework;
    private BundleContext context;
    private PackExtender extender;

    @BeforeEach
    void start() throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(), "felix.log.level", "1"));
        framework.start();
        context = framework.getBundleContext();
        extender = new PackExtender(context);
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static InputStream jar(String name, String pipeline) throws IOException {
        Manifest manifest =
                new Manifest(new ByteArrayInputStream("""
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: %s
                Vippet-Pipelines: pipelines/*.yaml
                """.formatted(name).getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("pipelines/"));
            jar.putNextEntry(new JarEntry("pipelines/a.yaml"));
            jar.write(pipeline.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static String named(String name) {
        return "name: " + name + "\nvariants: [{name: CPU, pipeline_description: a ! b}]\n";
    }

    private List<Pack> packs() throws Exception {
        ServiceReference<?>[] references = context.getServiceReferences(Pack.class.getName(), null);
        return references == null
                ? List.of()
                : Arrays.stream(references)
                        .map(reference -> (Pack) context.getService(reference))
                        .toList();
    }

    @Test
    void offersPackWhileItsBundleIsActive() throws Exception {
        Bundle bundle = context.installBundle("a", jar("acme.a", named("One")));
        assertThat(packs()).isEmpty();

        bundle.start();
        assertThat(packs()).hasSize(1);
        assertThat(packs().getFirst().name()).isEqualTo("acme.a");
        assertThat(packs().getFirst().order()).isEqualTo(bundle.getBundleId());

        bundle.stop();
        assertThat(packs()).isEmpty();
    }

    @Test
    void followsUpdateAndRemoval() throws Exception {
        Bundle bundle = context.installBundle("a", jar("acme.a", named("One")));
        bundle.start();
        bundle.update(jar("acme.a", named("Two")));
        assertThat(packs())
                .extracting(pack -> pack.pipelines().getFirst().name())
                .containsExactly("Two");

        bundle.uninstall();
        assertThat(packs()).isEmpty();
    }

    @Test
    void refusesBrokenPackAlone() throws Exception {
        context.installBundle("a", jar("acme.a", named("One"))).start();
        context.installBundle("b", jar("acme.b", "name: [")).start();

        assertThat(packs()).extracting(Pack::name).containsExactly("acme.a");
    }

    @Test
    void findsPacksThatWereThereBefore() throws Exception {
        extender.close();
        assertThat(packs()).isEmpty();
        context.installBundle("a", jar("acme.a", named("One"))).start();

        new PackExtender(context);

        assertThat(packs()).hasSize(1);
    }
}
