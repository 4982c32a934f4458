package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.runner.RunnerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class CachedIntrospectionTest {

    // Counts how often it was asked; the count is the name of the only element.
    private static final String SCRIPT = ScriptLaunch.READY + """
            while read question; do case $question in *ELEMENTS*)
            echo x >> "$DIRECTORY/asked"
            n=$(wc -l < "$DIRECTORY/asked")
            echo '{"type":"elements","elements":[{"name":"element'$n'","klass":"Codec","plugin":"p","description":"d","properties":[{"name":"n","type":"gint","writable":true,"defaultValue":"1","values":[],"blurb":""}]}]}'
            ;; *DEVICES*)
            echo '{"type":"devices","devices":[{"name":"CPU","fullName":"A processor","type":"INTEGRATED","capabilities":["FP32","INT8"],"properties":{"NUM_STREAMS":"1"}}]}'
            ;; esac; done
            """;

    @TempDir
    Path directory;

    private HomeSettings settings;
    private Children children;

    @BeforeEach
    void start() {
        settings = new HomeSettings(directory);
        children = new Children(new ScriptLaunch(directory, SCRIPT), directory.resolve("run"));
    }

    @AfterEach
    void end() {
        children.close();
    }

    @Test
    void tellsElementsAndDevicesOfTheChild() {
        CachedIntrospection introspection = introspection();

        assertThat(introspection.elements()).hasSize(1).first().satisfies(e -> {
            assertThat(e.name()).isEqualTo("element1");
            assertThat(e.properties()).hasSize(1);
        });
        assertThat(introspection.devices()).hasSize(1).first().satisfies(d -> {
            assertThat(d.name()).isEqualTo("CPU");
            assertThat(d.properties())
                    .containsEntry("FULL_DEVICE_NAME", "A processor")
                    .containsEntry("DEVICE_TYPE", "INTEGRATED")
                    .containsEntry("OPTIMIZATION_CAPABILITIES", "FP32 INT8")
                    .containsEntry("NUM_STREAMS", "1");
        });
    }

    @Test
    void asksOnceEvenAcrossRestarts() {
        introspection().elements();
        introspection().devices();

        assertThat(introspection().elements()).extracting("name").containsExactly("element1");
    }

    @Test
    void asksAgainWhenALibraryChanges() throws Exception {
        CachedIntrospection introspection = introspection();
        introspection.elements();
        Files.writeString(Files.createDirectories(directory.resolve("openvino")).resolve("libopenvino_c.so.1"), "x");

        assertThat(introspection.elements()).extracting("name").containsExactly("element2");
    }

    /** A server whose plug-in registry had been rewritten kept {@code GET /devices} waiting for more than ten seconds. */
    @Test
    void devicesNeedNotWaitForTheElements() throws Exception {
        introspection().devices();
        introspection().elements();
        Path library = Files.createDirectories(directory.resolve("openvino")).resolve("libopenvino_c.so.1");
        Files.writeString(library, "x");
        Children silent = new Children(
                new ScriptLaunch(directory, ScriptLaunch.READY + "read elements; sleep 600"), directory.resolve("run"));
        try {
            CachedIntrospection waiting = new CachedIntrospection(silent, new InspectionCache(settings));
            assertThat(waiting.devices()).extracting("name").containsExactly("CPU");
        } finally {
            silent.close();
        }
    }

    @Test
    void anEmptyHomeAsksForDevicesAlone() {
        String onlyDevices = ScriptLaunch.READY + """
                read question
                case $question in
                    *DEVICES*) echo '{"type":"devices","devices":[{"name":"CPU","fullName":"A","type":"INTEGRATED","capabilities":[],"properties":{}}]}' ;;
                esac
                read stop
                """;
        Children quick = new Children(new ScriptLaunch(directory, onlyDevices), directory.resolve("run"));
        try {
            assertThat(new CachedIntrospection(quick, new InspectionCache(settings)).devices())
                    .extracting("name")
                    .containsExactly("CPU");
        } finally {
            quick.close();
        }
    }

    @Test
    void asksAgainAfterARefresh() {
        CachedIntrospection introspection = introspection();
        introspection.elements();
        introspection.refresh();

        assertThat(introspection.elements()).extracting("name").containsExactly("element2");
    }

    @Test
    void asksAgainWhenTheStoredAnswerIsBroken() throws Exception {
        introspection().elements();
        Files.writeString(directory.resolve("cache/introspection.json"), "{\"installed\":");

        assertThat(introspection().elements()).extracting("name").containsExactly("element2");
    }

    @Test
    void aFailureIsNotRemembered() {
        Children broken = new Children(
                new ScriptLaunch(
                        directory,
                        "if [ ! -e \"$DIRECTORY/tried\" ]; then touch \"$DIRECTORY/tried\"; echo 'no GStreamer' >&2; exit 1; fi\n"
                                + SCRIPT),
                directory.resolve("run"));
        CachedIntrospection introspection = new CachedIntrospection(broken, new InspectionCache(settings));

        assertThatThrownBy(introspection::elements)
                .isInstanceOf(RunnerException.class)
                .hasMessageContaining("no GStreamer");
        assertThat(introspection.elements()).hasSize(1);
        broken.close();
    }

    private CachedIntrospection introspection() {
        return new CachedIntrospection(children, new InspectionCache(settings));
    }
}
