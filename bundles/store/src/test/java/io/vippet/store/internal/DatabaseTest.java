package io.vippet.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.app.Place;
import io.vippet.api.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ops4j.pax.jdbc.sqlite.impl.SqliteDataSourceFactory;

class DatabaseTest {

    private HomeSettings settings;
    private Database database;

    @BeforeEach
    void open(@TempDir Path home) {
        settings = new HomeSettings(home);
        database = new Database(settings, new SqliteDataSourceFactory());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** 2 = FULL: a commit is on disk when it returns. */
    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "busy_timeout, 10000"})
    void everyConnectionIsSetUp(String pragma, String value) throws SQLException {
        for (int i = 0; i < 2; i++) {
            assertThat(text("PRAGMA " + pragma)).isEqualTo(value);
        }
    }

    @Test
    void readersSeeTheStateBeforeAnOpenTransaction() throws SQLException {
        execute("CREATE TABLE t (x INTEGER)");
        try (Connection writer = database.getConnection();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");
            assertThat(text("SELECT count(*) FROM t")).isEqualTo("0");
            writer.commit();
        }
        assertThat(text("SELECT count(*) FROM t")).isEqualTo("1");
    }

    /** With deferred transactions some of these would fail, since a reader cannot become a writer after another wrote. */
    @Test
    void readModifyWriteTransactionsDoNotDisturbEachOther() throws Exception {
        execute("CREATE TABLE t (x INTEGER)");
        execute("INSERT INTO t VALUES (0)");
        Callable<Boolean> increments = () -> {
            for (int i = 0; i < 25; i++) {
                try (Connection connection = database.getConnection();
                        var statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    int value;
                    try (var rows = statement.executeQuery("SELECT x FROM t")) {
                        rows.next();
                        value = rows.getInt(1);
                    }
                    statement.execute("UPDATE t SET x = " + (value + 1));
                    connection.commit();
                }
            }
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> end : threads.invokeAll(List.of(increments, increments, increments, increments))) {
                assertThat(end.get()).isTrue();
            }
        }

        assertThat(text("SELECT x FROM t")).isEqualTo("100");
    }

    @Test
    void contentSurvivesReopening() throws SQLException {
        execute("CREATE TABLE t (x INTEGER)");
        database.close();
        database = new Database(settings, new SqliteDataSourceFactory());

        assertThat(text("SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void damagedFileIsNamed() throws Exception {
        Path file = settings.path(Place.DATABASE).resolve("vippet.db");
        database.close();
        Files.writeString(file, "This is no database, and it is long enough to be looked at. ".repeat(20));

        assertThatThrownBy(() -> new Database(settings, new SqliteDataSourceFactory()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
        Files.delete(file);
        database = new Database(settings, new SqliteDataSourceFactory());
        assertThat(text("SELECT count(*) FROM sqlite_master"))
                .as("the lock was given back")
                .isEqualTo("0");
    }

    @Test
    void nativeLibraryLiesInTheCacheOnce() throws Exception {
        Path cache = settings.path(Place.CACHE).resolve("sqlite");
        try (Stream<Path> files = Files.walk(cache)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
        Path directory = Path.of(System.getProperty("org.sqlite.lib.path"));
        assertThat(directory).startsWith(cache).isDirectoryContaining("glob:**/libsqlitejdbc.*");
    }

    @Test
    void halfWrittenNativeLibraryIsReplaced() throws Exception {
        Path library = Path.of(System.getProperty("org.sqlite.lib.path"))
                .resolve(org.sqlite.util.LibraryLoaderUtil.getNativeLibName());
        long size = Files.size(library);
        Files.write(library, new byte[] {1, 2, 3});

        SqliteLibrary.unpack(settings.path(Place.CACHE).resolve("sqlite"));

        assertThat(library).hasSize(size);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
