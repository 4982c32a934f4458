package io.vippet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pages that show the document, opened in a browser that reaches nothing but this server. */
@ExtendWith(SharedProduct.class)
class PagesTest {

    private static final Pattern IN_SWAGGER = Pattern.compile(
            "<span class=\"opblock-summary-method\">([A-Z]+)</span>.*?data-path=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern IN_REDOC = Pattern.compile("data-section-id=\"operation/([^\"]+)\"");

    @TempDir
    Path profile;

    /** The page once its scripts have run. */
    private String open(String url) throws Exception {
        List<String> command = List.of(
                Tools.program("chromium", "chromium-browser", "google-chrome"),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "--virtual-time-budget=30000",
                "--dump-dom",
                url);
        return Tools.run(profile, 120, Map.of(), command).output();
    }

    private static Map<String, JsonNode> operations(Product product) {
        return new Contract(product.get("/openapi.json").json()).operations();
    }

    @Test
    void swaggerUiShowsAllOperations(Product product) throws Exception {
        String page = open(product.url() + "/docs");
        Set<String> shown = IN_SWAGGER
                .matcher(page)
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(operations(product).keySet());
    }

    @Test
    void redocShowsAllOperations(Product product) throws Exception {
        String page = open(product.url() + "/api/v1/redoc");
        Set<String> shown = IN_REDOC.matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ids = operations(product).values().stream()
                .map(operation -> operation.path("operationId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(ids);
    }
}
