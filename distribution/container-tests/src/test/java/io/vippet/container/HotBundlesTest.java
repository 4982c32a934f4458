package io.vippet.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceBackend;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.DeviceType;
import io.vippet.api.runner.InferenceDevice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** What others bring while the server runs. */
@NullUnmarked
public class HotBundlesTest extends ContainerTest {

    @Test
    public void resourceComesAndGoesWithoutDroppedRequests() throws Exception {
        try (Load load = new Load(client, List.of("/health", "/api/v1/pipelines", "/api/v1/videos"))) {
            assertEquals(404, client.code("/api/v1/hot/0"));
            Bundle bundle = context.installBundle("test:hot", resourceBundle());
            for (int round = 0; round < 3; round++) {
                bundle.start();
                Client.await("the resource is served", () -> client.code("/api/v1/hot/0") == 200);
                CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> {
                    try {
                        return client.get("/api/v1/hot/1500").body();
                    } catch (IOException | InterruptedException e) {
                        return e.toString();
                    }
                });
                Thread.sleep(300);
                bundle.stop();
                Client.await("the resource is gone", () -> client.code("/api/v1/hot/0") == 404);
                assertFalse("gone before the request that runs in it", running.isDone());
                assertEquals("done", running.join());
            }
            bundle.uninstall();
            assertEquals(List.of(), load.failures());
            assertTrue(load.count() + " requests beside", load.count() > 20);
        }
    }

    @Test
    public void deviceBackendComesAndGoes() throws Exception {
        String before = client.get("/api/v1/devices").body();
        assertFalse(before, before.contains("ACME.0"));
        ServiceRegistration<DeviceBackend> registration =
                context.registerService(DeviceBackend.class, new AcmeBackend(), null);
        String with = client.get("/api/v1/devices").body();
        assertTrue(with, with.contains("\"device_name\":\"ACME.0\""));
        assertTrue(with, with.contains("\"full_device_name\":\"Acme Accelerator\""));
        registration.unregister();
        assertEquals(before, client.get("/api/v1/devices").body());
    }

    private static InputStream resourceBundle() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.example.hot");
        manifest.getMainAttributes().putValue("Bundle-Activator", HotActivator.class.getName());
        manifest.getMainAttributes().putValue("Import-Package", "org.osgi.framework,jakarta.ws.rs");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : List.of(HotActivator.class, HotResource.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream content = type.getClassLoader().getResourceAsStream(name)) {
                    content.transferTo(jar);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static final class AcmeBackend implements DeviceBackend {

        @Override
        public List<Device> devices(List<InferenceDevice> seen) {
            return List.of(new Device("ACME.0", "Acme Accelerator", DeviceType.DISCRETE, DeviceFamily.NPU, null));
        }

        @Override
        public boolean owns(String deviceName) {
            return deviceName.startsWith("ACME");
        }

        @Override
        public List<String> decoders(String codec) {
            return List.of();
        }

        @Override
        public List<String> encoders(boolean stream) {
            return List.of();
        }

        @Override
        public Optional<String> converter() {
            return Optional.empty();
        }
    }
}
