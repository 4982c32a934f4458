package io.vippet.metadata.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.metadata.Metadata.Following;
import io.vippet.api.metadata.Metadata.Snapshot;
import io.vippet.api.metadata.RecordStream;
import io.vippet.api.metadata.RecordStream.Batch;
import io.vippet.api.metadata.RecordStream.Line;
import io.vippet.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class MetadataFilesTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";
    private static final String PIPELINE = "/pipelines/demo/variants/cpu";
    private static final String SLUG = "pipelines-demo-variants-cpu";

    @TempDir
    Path directory;

    private final FakeJobs jobs = new FakeJobs();
    private Path root;
    private MetadataTable table;
    private MetadataFiles metadata;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(directory.resolve("metadata"));
        metadata = service();
    }

    @Test
    void givesEveryFileAnAddressRelativeToTheApiRoot() {
        Map<String, List<Path>> files = new LinkedHashMap<>();
        files.put(PIPELINE, List.of(root.resolve("run/a/metadata_3.jsonl"), root.resolve("run/a/metadata_5.jsonl")));
        files.put("my_own.id", List.of(root.resolve("run/b/metadata_1.jsonl")));

        String prefix = "/jobs/tests/performance/" + JOB + "/metadata/";
        assertThat(metadata.register(JOB, files))
                .containsExactly(
                        Map.entry(PIPELINE, List.of(prefix + SLUG + "/0/stream", prefix + SLUG + "/1/stream")),
                        Map.entry("my_own.id", List.of(prefix + "my_own.id/0/stream")));
    }

    @Test
    void readsTheNewestRecordsAlsoAfterARestart() throws IOException {
        register("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n\n");

        assertThat(service().snapshot(JOB, SLUG, 0, 2))
                .isEqualTo(new Snapshot.Records(List.of("{\"a\":2}", "{\"a\":3}")));
    }

    @Test
    void leavesOutWhatIsNotJsonAfterTheTailWasTaken() throws IOException {
        register("{\"a\":1}\n{\"a\":2} x\nnot json\n{\"a\":3}\n{\"a\":");

        assertThat(metadata.snapshot(JOB, SLUG, 0, 4)).isEqualTo(new Snapshot.Records(List.of("{\"a\":3}")));
    }

    @Test
    void takesTheRawIdOfThePipelineToo() throws IOException {
        register("[1]\n");

        assertThat(metadata.snapshot(JOB, PIPELINE, 0, 10)).isEqualTo(new Snapshot.Records(List.of("[1]")));
    }

    @Test
    void hasNoRecordsWhileTheFileIsNotThere() {
        metadata.register(JOB, Map.of(PIPELINE, List.of(root.resolve("run/a/metadata_3.jsonl"))));

        assertThat(metadata.snapshot(JOB, SLUG, 0, 10)).isEqualTo(new Snapshot.Records(List.of()));
    }

    @Test
    void tellsNoMetadataFromNoSuchFile() throws IOException {
        register("[1]\n");

        assertThat(metadata.snapshot("another", SLUG, 0, 10)).isInstanceOf(Snapshot.NoMetadata.class);
        assertThat(metadata.snapshot(JOB, "another", 0, 10)).isInstanceOf(Snapshot.NoSuchFile.class);
        assertThat(metadata.snapshot(JOB, SLUG, 1, 10)).isInstanceOf(Snapshot.NoSuchFile.class);
        assertThat(metadata.snapshot(JOB, SLUG, -1, 10)).isInstanceOf(Snapshot.NoSuchFile.class);
    }

    @Test
    void pipelinesWithEqualSlugsKeepTheirOwnFiles() throws IOException {
        Path first = Files.writeString(root.resolve("first"), "1\n");
        Path second = Files.writeString(root.resolve("second"), "2\n");
        Map<String, List<Path>> files = new LinkedHashMap<>();
        files.put(PIPELINE, List.of(first));
        files.put(SLUG, List.of(second));
        metadata.register(JOB, files);

        assertThat(metadata.snapshot(JOB, SLUG, 0, 1)).isEqualTo(new Snapshot.Records(List.of("1")));
        assertThat(metadata.snapshot(JOB, SLUG + "-2", 0, 1)).isEqualTo(new Snapshot.Records(List.of("2")));
    }

    @Test
    void refusesToRegisterAFileOutsideOfItsDirectory() {
        Map<String, List<Path>> files = Map.of(PIPELINE, List.of(root.resolve("../secret")));

        assertThatThrownBy(() -> metadata.register(JOB, files)).isInstanceOf(IllegalArgumentException.class);
        assertThat(metadata.snapshot(JOB, SLUG, 0, 1)).isInstanceOf(Snapshot.NoMetadata.class);
    }

    @Test
    void doesNotFollowALinkOutOfItsDirectory() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "\"secret\"\n");
        Path link = Files.createSymbolicLink(root.resolve("metadata_1.jsonl"), secret);
        metadata.register(JOB, Map.of(PIPELINE, List.of(link)));

        assertThat(metadata.snapshot(JOB, SLUG, 0, 1)).isEqualTo(new Snapshot.Records(List.of()));
    }

    @Test
    void followsAFileUntilItsJobHasEnded() throws Exception {
        register("[1]\n");

        try (RecordStream stream = ((Following.File) metadata.follow(JOB, SLUG, 0)).stream()) {
            assertThat(stream.complete()).isFalse();
            jobs.end();
            assertThat(stream.next(0)).contains(new Batch(List.of(new Line("[1]", 4)), 4, false));
            assertThat(stream.next(4)).contains(new Batch(List.of(), 4, true));
        }
        assertThat(metadata.follow("another", SLUG, 0)).isInstanceOf(Following.NoMetadata.class);
        assertThat(metadata.follow(JOB, "another", 0)).isInstanceOf(Following.NoSuchFile.class);
    }

    @Test
    void registersAllFilesOfAJobOrNone() {
        Path file = root.resolve("a");
        metadata.register(JOB, Map.of(PIPELINE, List.of(file)));
        Map<String, List<Path>> more = new LinkedHashMap<>();
        more.put("other", List.of(file));
        more.put(PIPELINE, List.of(file));

        assertThatThrownBy(() -> metadata.register(JOB, more)).isInstanceOf(StoreException.class);
        assertThat(metadata.snapshot(JOB, "other", 0, 1)).isInstanceOf(Snapshot.NoSuchFile.class);
    }

    @Test
    void forgetsTheFilesOfARemovedJobOnly() throws IOException {
        register("{}\n");
        metadata.register("another", Map.of(PIPELINE, List.of(root.resolve("run/b/metadata_1.jsonl"))));

        table.removed(JOB);

        assertThat(metadata.snapshot(JOB, SLUG, 0, 1)).isInstanceOf(Snapshot.NoMetadata.class);
        assertThat(metadata.snapshot("another", SLUG, 0, 1)).isInstanceOf(Snapshot.Records.class);
    }

    private void register(String content) throws IOException {
        Path file = Files.createDirectories(root.resolve("run/a")).resolve("metadata_3.jsonl");
        Files.writeString(file, content);
        metadata.register(JOB, Map.of(PIPELINE, List.of(file)));
    }

    private MetadataFiles service() {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + directory.resolve("test.db"));
        table = new MetadataTable((owner, steps) -> create(database, steps), database);
        return new MetadataFiles(table, jobs, root, Duration.ofDays(1));
    }

    private static void create(SQLiteDataSource database, List<String> steps) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step.replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS "));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
