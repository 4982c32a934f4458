package io.vippet.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vippet.api.device.Device;
import io.vippet.api.device.DeviceBackend;
import io.vippet.api.device.DeviceFamily;
import io.vippet.api.device.DeviceType;
import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.Introspection;
import io.vippet.api.runner.RunnerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceInventoryTest {

    private final Backends backends = new Backends();

    @Test
    void keepsTheOrderOfTheRuntime() {
        assertThat(inventory(seen("NPU", "N"), seen("CPU", "C"), seen("GPU", "G"))
                        .list())
                .extracting(Device::deviceName)
                .containsExactly("NPU", "CPU", "GPU");
    }

    @Test
    void isEmptyWithoutARuntime() {
        assertThat(inventory().list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "CPU, CPU, null",
                "GPU, GPU, 0",
                "GPU.0, GPU, 0",
                "GPU.12, GPU, 12",
                "GPU.x, GPU, null",
                "GPU., GPU, null",
                "NPU, NPU, null",
                "MYRIAD, CPU, null"
            })
    void readsFamilyAndGpuIdFromTheName(String name, DeviceFamily family, Integer gpuId) {
        Device device = inventory(seen(name, "full")).list().getFirst();

        assertThat(device.deviceFamily()).isEqualTo(family);
        assertThat(device.gpuId()).isEqualTo(gpuId);
    }

    @Test
    void namesOneGpuAsTheRuntimeDoes() {
        assertThat(inventory(seen("GPU", "Card")).list())
                .extracting(Device::fullDeviceName)
                .containsExactly("Card");
    }

    @Test
    void tellsSeveralGpusApartByTheirShortNames() {
        assertThat(inventory(seen("CPU", "C"), seen("GPU.0", "Card"), seen("GPU.1", "Card"))
                        .list())
                .extracting(Device::fullDeviceName)
                .containsExactly("C", "Card (GPU.0)", "Card (GPU.1)");
    }

    @ParameterizedTest
    @CsvSource({"DISCRETE, DISCRETE", "INTEGRATED, INTEGRATED", "Type.DISCRETE, DISCRETE", "'', INTEGRATED"})
    void takesTheTypeFromTheRuntime(String text, DeviceType type) {
        InferenceDevice device = new InferenceDevice("GPU", Map.of("DEVICE_TYPE", text));

        assertThat(inventory(device).list().getFirst().deviceType()).isEqualTo(type);
    }

    @Test
    void lastPropertyMissingMeansIntegratedAndTheShortName() {
        assertThat(inventory(new InferenceDevice("NPU", Map.of())).list())
                .containsExactly(new Device("NPU", "NPU", DeviceType.INTEGRATED, DeviceFamily.NPU, null));
    }

    @Test
    void asksTheHighestRankedBackendFirst() {
        backends.addBackend(new Fake("low"), Map.of("service.id", 1L, "service.ranking", 1));
        backends.addBackend(new Fake("high"), Map.of("service.id", 2L, "service.ranking", 5));

        assertThat(inventory(seen("CPU", "C")).list())
                .extracting(Device::fullDeviceName)
                .containsExactly("high");
        assertThat(backends.ranked()).extracting(Object::toString).containsExactly("high", "low");
    }

    @Test
    void listsTheDeviceByItsNameOnceItsBackendIsGone() {
        Fake backend = new Fake("vendor");
        DeviceInventory inventory = inventory(seen("CPU", "C"));
        backends.addBackend(backend, Map.of("service.id", 1L));
        assertThat(inventory.list().getFirst().fullDeviceName()).isEqualTo("vendor");

        backends.removeBackend(backend);

        assertThat(inventory.list().getFirst().fullDeviceName()).isEqualTo("C");
        assertThat(inventory.backends()).isEmpty();
    }

    @Test
    void listsWhatOnlyABackendKnowsBehindTheOthers() {
        Device card = new Device("ACME.0", "Acme", DeviceType.DISCRETE, DeviceFamily.NPU, null);
        backends.addBackend(
                new Fake("vendor") {
                    @Override
                    public List<Device> devices(List<InferenceDevice> seen) {
                        return List.of(card);
                    }
                },
                Map.of("service.id", 1L));

        assertThat(inventory(seen("CPU", "C")).list())
                .extracting(Device::deviceName)
                .containsExactly("CPU", "ACME.0");
        assertThat(inventory().list()).containsExactly(card);
    }

    @Test
    void survivesABackendThatThrows() {
        backends.addBackend(
                new Fake("broken") {
                    @Override
                    public List<Device> devices(List<InferenceDevice> seen) {
                        throw new IllegalStateException("driver not loaded");
                    }
                },
                Map.of("service.id", 1L));

        assertThat(inventory(seen("CPU", "C")).list()).hasSize(1);
    }

    @Test
    void saysWhoseElementsInfer() {
        Device card = new Device("ACME.0", "Acme", DeviceType.DISCRETE, DeviceFamily.NPU, null);
        backends.addBackend(
                new Fake("vendor") {
                    @Override
                    public List<Device> devices(List<InferenceDevice> seen) {
                        return List.of(card);
                    }
                },
                Map.of("service.id", 1L));
        Introspection foreign = new FixedIntrospection(List.of(seen("CPU", "C"))) {
            @Override
            public List<ElementInfo> elements() {
                return List.of(
                        new ElementInfo("queue", "", "coreelements", "", List.of()),
                        new ElementInfo("gvadetect", "", "videoanalytics", "", List.of()));
            }
        };

        assertThat(new DeviceInventory(foreign, backends).list())
                .extracting(Device::deviceName, Device::inferencePlugin)
                .as("a device that the runtime does not see is served by nobody")
                .containsExactly(tuple("CPU", "videoanalytics"), tuple("ACME.0", null));
    }

    @Test
    void passesOnThatTheMachineCannotBeAsked() {
        Introspection broken = new FixedIntrospection(List.of()) {
            @Override
            public List<InferenceDevice> devices() {
                throw new RunnerException(RunnerException.Kind.START, "no child", List.of(), 0);
            }
        };

        assertThatThrownBy(() -> new DeviceInventory(broken, backends).list()).isInstanceOf(RunnerException.class);
    }

    private DeviceInventory inventory(InferenceDevice... seen) {
        return new DeviceInventory(new FixedIntrospection(List.of(seen)), backends);
    }

    private static InferenceDevice seen(String name, String fullName) {
        return new InferenceDevice(name, Map.of("FULL_DEVICE_NAME", fullName));
    }

    private static class FixedIntrospection implements Introspection {
        private final List<InferenceDevice> devices;

        FixedIntrospection(List<InferenceDevice> devices) {
            this.devices = devices;
        }

        @Override
        public List<ElementInfo> elements() {
            return List.of();
        }

        @Override
        public List<InferenceDevice> devices() {
            return devices;
        }

        @Override
        public void refresh() {}
    }

    private static class Fake implements DeviceBackend {
        private final String name;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public List<Device> devices(List<InferenceDevice> seen) {
            return seen.stream()
                    .map(d -> new Device(d.name(), name, DeviceType.INTEGRATED, DeviceFamily.CPU, null))
                    .toList();
        }

        @Override
        public boolean owns(String deviceName) {
            return true;
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

        @Override
        public String toString() {
            return name;
        }
    }
}
