package io.vippet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack dropped into the running server. */
class HotPackTest {

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    @Test
    void aPackComesAndGoesWithItsJar() throws Exception {
        try (var product = Product.start(home)) {
            var jar = PackJar.write(elsewhere.resolve("coloured-bars.jar"), "1.0.0", "A test picture.");
            var dropped = home.resolve("load/coloured-bars.jar");
            Files.move(jar, dropped, StandardCopyOption.ATOMIC_MOVE);
            var began = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> product.send("GET", "/pipelines/coloured-bars", null)
                                    .statusCode()
                            == 200);
            tell("listed", began);

            var status = product.await(product.submit("coloured-bars", "cpu", 1, "{}"));
            assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("COMPLETED");

            Files.move(
                    PackJar.write(elsewhere.resolve("broken.jar"), "1.1.0", "[no list"),
                    dropped,
                    StandardCopyOption.REPLACE_EXISTING);
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> Files.readString(home.resolve("server.log"))
                    .contains("load/coloured-bars.jar is a pack that would be refused: pipelines/coloured-bars.yaml"));
            assertThat(product.send("GET", "/pipelines/coloured-bars", null).statusCode())
                    .isEqualTo(200);

            Files.delete(dropped);
            began = System.nanoTime();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> product.send("GET", "/pipelines/coloured-bars", null)
                                    .statusCode()
                            == 404);
            tell("gone", began);
            assertThat(product.send("POST", "/tests/performance", """
                    {"pipeline_performance_specs":[{"pipeline":{"source":"variant","pipeline_id":"coloured-bars","variant_id":"cpu"}}]}
                    """).statusCode())
                    .isEqualTo(400);
        }
    }

    private static void tell(String what, long began) {
        System.out.printf("pack %s after %d ms%n", what, (System.nanoTime() - began) / 1_000_000);
    }
}
