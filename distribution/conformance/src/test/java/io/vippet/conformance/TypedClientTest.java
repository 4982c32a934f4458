package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One caller source against two generated clients: of the published contract, and of our document. */
@ExtendWith(SharedProduct.class)
class TypedClientTest {

    @Test
    void compilesAgainstTheContract() throws Exception {
        Path contract = Path.of(System.getProperty("vippet.classes"), "contract.json");
        compile("contract", contract.toString());
    }

    @Test
    void compilesAgainstOurDocumentAndWorks(Product product) throws Exception {
        Path client = compile("ours", product.url() + "/openapi.json");
        for (String root : SharedProduct.ROOTS) {
            Tools.Result result = Tools.run(
                    client, 120, Map.of(), List.of(Tools.program("node"), "out/client.js", product.url() + root));
            assertThat(result.exit()).as(result.output()).isZero();
            assertThat(result.output()).contains("the typed client is content");
        }
    }

    /** Generates the types of a document and compiles the caller with them; returns the folder. */
    private static Path compile(String name, String document) throws Exception {
        String npm = Tools.program("npm");
        Path tools = Tools.fetched(
                "openapi-typescript-7.13.0", "typed-client", List.of(npm, "ci", "--no-audit", "--no-fund"));
        // Below the tools, so that their modules are found.
        Path client = Files.createDirectories(tools.resolve(name));
        Tools.copy("typed-client", client);
        String bin = tools.resolve("node_modules/.bin").toString();
        run(client, bin + "/openapi-typescript", document, "-o", "api.d.ts");
        run(client, bin + "/tsc", "--project", "tsconfig.json");
        return client;
    }

    private static void run(Path folder, String... command) throws Exception {
        Tools.Result result = Tools.run(folder, 120, Map.of(), List.of(command));
        assertThat(result.exit()).as(result.output()).isZero();
    }
}
