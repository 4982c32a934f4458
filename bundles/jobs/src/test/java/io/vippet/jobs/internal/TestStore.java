package io.vippet.jobs.internal;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.app.Settings;
import io.vippet.api.job.Job;
import io.vippet.api.store.Migrations;
import io.vippet.store.internal.Database;
import io.vippet.store.internal.SqlMigrations;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.ops4j.pax.jdbc.sqlite.impl.SqliteDataSourceFactory;

/** The real database in a directory. */
final class TestStore implements AutoCloseable {

    final Database database;
    final Migrations migrations;
    private final Settings settings;

    TestStore(Path home) {
        this(new HomeSettings(home));
    }

    TestStore(Settings settings) {
        this.settings = settings;
        database = new Database(settings, new SqliteDataSourceFactory());
        migrations = new SqlMigrations(database);
    }

    JobQueue queue(InstantSource clock) {
        return new JobQueue(database, migrations, settings, clock);
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
}
