package io.vippet.rest.internal.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.payload.UploadedFile;
import io.vippet.rest.internal.dispatch.TestServer;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with files, over HTTP. */
class FormTest {

    @Path("/takes")
    @Produces("application/json")
    public static final class Takes {

        public record One(UploadedFile file) {}

        public record Named(@Size(min = 1) String name, int number, UploadedFile file) {}

        public record Taken(String filename, String text) {}

        private final Semaphore began = new Semaphore(0);
        private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();

        @POST
        @Path("one")
        public Taken one(One form) throws IOException {
            return taken("", form.file());
        }

        @POST
        @Path("named")
        public Taken named(Named form) throws IOException {
            return taken(form.name() + form.number() + ":", form.file());
        }

        @POST
        @Path("none")
        public Taken none(One form) {
            return new Taken(form.file().filename(), "unread");
        }

        private Taken taken(String prefix, UploadedFile file) throws IOException {
            try (InputStream content = file.content()) {
                byte[] first = content.readNBytes(1);
                began.release();
                byte[] rest = content.readAllBytes();
                return new Taken(file.filename(), prefix + new String(first, UTF_8) + summary(rest));
            } catch (IOException | RuntimeException e) {
                failures.add(e);
                throw e;
            }
        }

        private static String summary(byte[] rest) {
            return rest.length < 100 ? new String(rest, UTF_8) : "+" + rest.length;
        }
    }

    private static final String FILE = """
            --B\r
            Content-Disposition: form-data; name="file"; filename="a ü.txt"\r
            Content-Type: text/plain\r
            \r
            content\r
            """;
    private static final String NAME = "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nen\r\n";
    private static final String NUMBER = "--B\r\nContent-Disposition: form-data; name=\"number\"\r\n\r\n 7 \r\n";
    private static final String OTHER = "--B\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n";
    private static final String END = "--B--\r\n";
    private static final Takes TAKES = new Takes();
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(TAKES);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static HttpResponse<String> send(String path, String body) {
        return server.send("POST", path, "multipart/form-data; boundary=B", body.getBytes(UTF_8));
    }

    @Test
    void aFileArrives() {
        HttpResponse<String> answer = send("/takes/one", OTHER + FILE + OTHER + END);
        assertThat(answer.body()).isEqualTo("{\"filename\":\"a ü.txt\",\"text\":\"content\"}");
    }

    @Test
    void fieldsMayComeBeforeOrAfterTheFile() {
        for (String body : new String[] {NAME + NUMBER + FILE, FILE + NAME + NUMBER, NUMBER + FILE + NAME}) {
            HttpResponse<String> answer = send("/takes/named", body + END);
            assertThat(answer.body()).isEqualTo("{\"filename\":\"a ü.txt\",\"text\":\"en7:content\"}");
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        HttpResponse<String> answer = send("/takes/named", NUMBER.replace("7", "x") + END);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "{\"type\":\"missing\",\"loc\":[\"body\",\"name\"],\"msg\":\"Field required\",\"input\":null}",
                        "[\"body\",\"number\"]",
                        "{\"type\":\"missing\",\"loc\":[\"body\",\"file\"],\"msg\":\"Field required\",\"input\":null}");
    }

    @Test
    void aFileNeedsAName() {
        HttpResponse<String> answer = send("/takes/one", FILE.replace("; filename=\"a ü.txt\"", "") + END);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"loc\":[\"body\",\"file\"]", "needs a filename");
        assertThat(send("/takes/one", FILE.replace("a ü.txt", "") + END).body()).contains("\"filename\":\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain", "application/x-www-form-urlencoded"})
    void anythingElseIsAnEmptyForm(String type) {
        HttpResponse<String> answer = server.send("POST", "/takes/one", type, FILE.getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"type\":\"missing\",\"loc\":[\"body\",\"file\"]");
    }

    @Test
    void brokenFormsAreUnreadable() {
        byte[] body = (FILE + END).getBytes(UTF_8);
        assertThat(server.send("POST", "/takes/one", "multipart/form-data", body)
                        .statusCode())
                .isEqualTo(400);
        for (String broken : new String[] {FILE, FILE.substring(0, 40), FILE.substring(0, FILE.length() - 4)}) {
            HttpResponse<String> answer = send("/takes/one", broken);
            assertThat(answer.statusCode()).as(broken).isIn(200, 400);
            assertThat(answer.body()).doesNotContain("Unexpected");
        }
        assertThat(send("/takes/one", FILE.substring(0, FILE.length() - 4)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void largeFieldsAndFilesThatMustBeSetAsideHaveALimit() {
        assertThat(send("/takes/named", NAME.replace("\nen\r", "\n" + "n".repeat(70_000) + "\r") + FILE + END)
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> answer =
                send("/takes/named", FILE.replace("content", "c".repeat((1 << 20) + 1)) + NAME + NUMBER + END);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("limit of 1048576 bytes");
    }

    @Test
    void largeFilesComeThroughWholeInBoundaryLikePieces() {
        String almost = "\r\n--".repeat(300_000) + "\r\n-";
        HttpResponse<String> answer = send("/takes/one", FILE.replace("content", almost) + END);
        assertThat(answer.body()).contains("+" + (almost.length() - 1));
    }

    @Test
    void whoseFileIsNotWantedGetsTheAnswerAfterSendingAll() {
        HttpResponse<String> answer = send("/takes/none", FILE.replace("content", "c".repeat(5 << 20)) + END);
        assertThat(answer.body()).contains("unread");
    }

    @Test
    void theFileIsReadBeforeItsEndHasBeenSentAndAVanishedClientEndsTheReading() throws Exception {
        TAKES.began.drainPermits();
        TAKES.failures.clear();
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "POST " + server.uri("/takes/one").getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
                            + "Content-Type: multipart/form-data; boundary=B\r\n\r\n";
            out.write((head + FILE.substring(0, FILE.length() - 3)).getBytes(UTF_8));
            out.flush();
            assertThat(TAKES.began.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(TAKES.failures.poll(30, TimeUnit.SECONDS)).hasMessageContaining("broke off");
    }
}
