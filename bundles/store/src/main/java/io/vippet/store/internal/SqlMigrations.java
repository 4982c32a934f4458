package io.vippet.store.internal;

import io.vippet.api.store.Migrations;
import io.vippet.api.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remembers in the table {@code store_migrations} which steps of which bundle have been run. */
@Component(service = Migrations.class)
public final class SqlMigrations implements Migrations {

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(\\R|$)");

    private final DataSource source;
    /** Bundles start in parallel at times; a step must not be run twice. */
    private final ReentrantLock lock = new ReentrantLock();

    @Activate
    public SqlMigrations(@Reference(target = "(dataSourceName=vippet)") DataSource source) {
        this.source = source;
    }

    @Override
    public void apply(String owner, List<String> steps) {
        lock.lock();
        try (Connection connection = source.getConnection()) {
            List<String> done = done(connection, owner);
            check(owner, steps, done);
            for (int i = done.size(); i < steps.size(); i++) {
                run(connection, owner, i, steps.get(i));
            }
        } catch (SQLException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "The tables of " + owner + " cannot be read: " + e.getMessage(),
                    e);
        } finally {
            lock.unlock();
        }
    }

    private static List<String> done(Connection connection, String owner) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS store_migrations (owner TEXT NOT NULL, step INTEGER NOT NULL,"
                    + " digest TEXT NOT NULL, PRIMARY KEY (owner, step))");
        }
        List<String> digests = new ArrayList<>();
        try (var query =
                connection.prepareStatement("SELECT digest FROM store_migrations WHERE owner = ? ORDER BY step")) {
            query.setString(1, owner);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    digests.add(rows.getString(1));
                }
            }
        }
        return digests;
    }

    private static void check(String owner, List<String> steps, List<String> done) {
        if (done.size() > steps.size()) {
            throw new StoreException(
                    StoreException.Kind.NEWER,
                    "The database was written by a newer version of " + owner + " (" + done.size()
                            + " migration steps, this one knows " + steps.size()
                            + "): install that version, or move the database away.");
        }
        for (int i = 0; i < done.size(); i++) {
            if (!done.get(i).equals(digest(steps.get(i)))) {
                throw new StoreException(
                        StoreException.Kind.CHANGED,
                        "Migration step " + (i + 1) + " of " + owner
                                + " is not the one that was run: released steps must stay as they are.");
            }
        }
    }

    private static void run(Connection connection, String owner, int index, String step) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement();
                var record = connection.prepareStatement("INSERT INTO store_migrations VALUES (?, ?, ?)")) {
            for (String sql : END_OF_STATEMENT.split(step)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            record.setString(1, owner);
            record.setInt(2, index);
            record.setString(3, digest(step));
            record.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw new StoreException(
                    StoreException.Kind.STEP_FAILED,
                    "Migration step " + (index + 1) + " of " + owner + " failed: " + e.getMessage(),
                    e);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static String digest(String step) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(step.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
