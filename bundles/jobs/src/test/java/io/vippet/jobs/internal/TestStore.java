package io.vippet.jobs.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.Job;
import io.vippet.api.store.Migrations;
import io.vippet.store.internal.Database;
import io.vippet.store.internal.SqlMigrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ops4j.pax.jdbc.sqlite.impl.SqliteDataSourceFactory;

/** The real database in a directory. */
final class TestStore implements AutoCloseable {

    final Database database;
    final Migrations migrations;
    final Path logs;

    TestStore(Path home) {
        Settings settings = new Places(home);
        database = new Database(settings, new SqliteDataSourceFactory());
        migrations = new SqlMigrations(database);
        logs = settings.path(Place.LOGS);
    }

    JobQueue queue(InstantSource clock) {
        return new JobQueue(database, migrations, logs, clock);
    }

    /** What is on disk. */
    List<Job> queueSnapshots() {
        return new JobTable(database, migrations)
                .all().stream().map(JobTable.Row::job).toList();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }

    private record Places(Path home) implements Settings {

        @Override
        public Optional<String> text(String name) {
            return Optional.empty();
        }

        @Override
        public int integer(String name, int defaultValue) {
            return defaultValue;
        }

        @Override
        public Path path(Place place) {
            try {
                return Files.createDirectories(home.resolve(place.name().toLowerCase(Locale.ROOT)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String onWire(Path local) {
            return local.toString();
        }

        @Override
        public Path local(String onWire) {
            return Path.of(onWire);
        }
    }
}
