package io.vippet.jobs.internal;

import io.vippet.api.job.Job;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobPhase;
import io.vippet.api.job.JobState;
import io.vippet.api.store.Migrations;
import io.vippet.api.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Job records on disk. Every method is one transaction that is durable when the method returns. */
final class JobTable {

    private static final List<String> STEPS = List.of("""
            CREATE TABLE jobs (
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              id TEXT NOT NULL UNIQUE,
              kind TEXT NOT NULL,
              state TEXT NOT NULL,
              phase TEXT NOT NULL,
              created INTEGER NOT NULL,
              started INTEGER,
              ended INTEGER,
              request TEXT NOT NULL,
              result TEXT,
              log TEXT NOT NULL);
            CREATE TABLE jobs_details (
              job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
              position INTEGER NOT NULL,
              text TEXT NOT NULL,
              PRIMARY KEY (job, position));
            """);

    private final DataSource source;

    JobTable(DataSource source, Migrations migrations) {
        this.source = source;
        migrations.apply("jobs", STEPS);
    }

    /** A record with its place in the order of acceptance. */
    record Row(long number, Job job) {}

    /** Adds a job that waits; returns its number, which grows with every job. */
    long insert(Job job) {
        String sql = "INSERT INTO jobs (id, kind, state, phase, created, request, log) VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " RETURNING number";
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, job.id());
            insert.setString(2, job.kind().name());
            insert.setString(3, job.state().name());
            insert.setString(4, job.phase().name());
            insert.setLong(5, job.created().toEpochMilli());
            insert.setString(6, job.request());
            insert.setString(7, job.log().toString());
            try (ResultSet keys = insert.executeQuery()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException e) {
            throw failed("stored", job.id(), e);
        }
    }

    /** Writes what may change: state, phase, times, result and details. */
    void update(Row row) {
        Job job = row.job();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            String sql = "UPDATE jobs SET state = ?, phase = ?, started = ?, ended = ?, result = ? WHERE number = ?";
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setString(1, job.state().name());
                update.setString(2, job.phase().name());
                set(update, 3, job.started());
                set(update, 4, job.ended());
                update.setString(5, job.result());
                update.setLong(6, row.number());
                update.executeUpdate();
            }
            writeDetails(connection, row);
            connection.commit();
        } catch (SQLException e) {
            throw failed("stored", job.id(), e);
        }
    }

    /** Removes a record with its details. */
    void delete(Row row) {
        try (Connection connection = source.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM jobs WHERE number = ?")) {
            delete.setLong(1, row.number());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed("removed", row.job().id(), e);
        }
    }

    /** All records, oldest first. */
    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Map<Long, List<String>> details = readDetails(connection);
            try (PreparedStatement query = connection.prepareStatement("SELECT * FROM jobs ORDER BY number");
                    ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    long number = found.getLong("number");
                    rows.add(new Row(number, job(found, details.getOrDefault(number, List.of()))));
                }
            }
        } catch (SQLException e) {
            throw failed("read", "records", e);
        }
        return rows;
    }

    private static void writeDetails(Connection connection, Row row) throws SQLException {
        List<String> details = row.job().details();
        if (details.isEmpty()) {
            return; // they are written once, at the end
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO jobs_details VALUES (?, ?, ?)")) {
            for (int i = 0; i < details.size(); i++) {
                insert.setLong(1, row.number());
                insert.setInt(2, i);
                insert.setString(3, details.get(i));
                insert.executeUpdate();
            }
        }
    }

    private static Map<Long, List<String>> readDetails(Connection connection) throws SQLException {
        Map<Long, List<String>> details = new HashMap<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT job, text FROM jobs_details ORDER BY job, position");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                details.computeIfAbsent(found.getLong(1), job -> new ArrayList<>())
                        .add(found.getString(2));
            }
        }
        return details;
    }

    private static Job job(ResultSet row, List<String> details) throws SQLException {
        return new Job(
                row.getString("id"),
                JobKind.valueOf(row.getString("kind")),
                JobState.valueOf(row.getString("state")),
                JobPhase.valueOf(row.getString("phase")),
                0,
                Instant.ofEpochMilli(row.getLong("created")),
                instant(row, "started"),
                instant(row, "ended"),
                row.getString("request"),
                row.getString("result"),
                details,
                Path.of(row.getString("log")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static void set(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, instant.toEpochMilli());
        }
    }

    private static StoreException failed(String what, String which, SQLException e) {
        return new StoreException(
                StoreException.Kind.UNAVAILABLE, "Job " + which + " cannot be " + what + ": " + e.getMessage(), e);
    }
}
