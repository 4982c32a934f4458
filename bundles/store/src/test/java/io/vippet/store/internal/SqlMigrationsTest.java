package io.vippet.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ops4j.pax.jdbc.sqlite.impl.SqliteDataSourceFactory;

class SqlMigrationsTest {

    private static final String FIRST = "CREATE TABLE a_x (v TEXT);\nCREATE TABLE a_y (v TEXT);\n";
    private static final String SECOND = "INSERT INTO a_x VALUES ('a;b')";

    private Database database;
    private SqlMigrations migrations;

    @BeforeEach
    void open(@TempDir Path home) {
        database = new Database(new HomeSettings(home), new SqliteDataSourceFactory());
        migrations = new SqlMigrations(database);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void stepsRunOnce() throws SQLException {
        migrations.apply("a", List.of(FIRST));
        migrations.apply("a", List.of(FIRST, SECOND));
        migrations.apply("a", List.of(FIRST, SECOND));

        assertThat(texts("SELECT v FROM a_x")).containsExactly("a;b");
    }

    @Test
    void ownersDoNotShareSteps() throws SQLException {
        migrations.apply("a", List.of(FIRST));
        migrations.apply("b", List.of("CREATE TABLE b_x (v TEXT)"));

        assertThat(texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '__x'"))
                .containsExactlyInAnyOrder("a_x", "b_x");
    }

    @Test
    void failedStepLeavesNothingBehind() throws SQLException {
        assertThatThrownBy(() -> migrations.apply("a", List.of(FIRST, "CREATE TABLE a_z (v TEXT);\nNONSENSE")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.STEP_FAILED))
                .hasMessageContaining("step 2 of a");

        assertThat(texts("SELECT name FROM sqlite_master WHERE name LIKE 'a__'"))
                .containsExactly("a_x", "a_y");
        migrations.apply("a", List.of(FIRST, SECOND));
        assertThat(texts("SELECT v FROM a_x")).containsExactly("a;b");
    }

    @Test
    void changedStepIsRefused() {
        migrations.apply("a", List.of(FIRST));

        assertThatThrownBy(() -> migrations.apply("a", List.of(SECOND)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CHANGED));
    }

    @Test
    void tablesOfANewerVersionAreRefused() {
        migrations.apply("a", List.of(FIRST, SECOND));

        assertThatThrownBy(() -> migrations.apply("a", List.of(FIRST)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER));
    }

    @Test
    void bundlesThatStartTogetherAreSerialised() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ends.add(threads.submit(() -> migrations.apply("a", List.of(FIRST, SECOND))));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }

        assertThat(texts("SELECT v FROM a_x")).hasSize(1);
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
