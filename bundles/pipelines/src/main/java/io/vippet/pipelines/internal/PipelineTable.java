package io.vippet.pipelines.internal;

import io.vippet.api.pipeline.Variant;
import io.vippet.api.store.Migrations;
import io.vippet.api.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Pipelines of users on disk. Every method is one transaction that is durable when the method returns. */
final class PipelineTable {

    /** Times are microseconds since 1970; tags and graphs are JSON. */
    private static final List<String> STEPS = List.of("""
            CREATE TABLE pipelines (
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              id TEXT NOT NULL UNIQUE,
              predefined INTEGER NOT NULL,
              name TEXT,
              description TEXT,
              tags TEXT,
              created INTEGER NOT NULL,
              modified INTEGER NOT NULL);
            CREATE TABLE pipelines_variants (
              number INTEGER PRIMARY KEY AUTOINCREMENT,
              pipeline TEXT NOT NULL REFERENCES pipelines (id) ON DELETE CASCADE,
              id TEXT NOT NULL,
              name TEXT NOT NULL,
              advanced TEXT NOT NULL,
              simple TEXT NOT NULL,
              created INTEGER NOT NULL,
              modified INTEGER NOT NULL,
              UNIQUE (pipeline, id));
            """);

    private final DataSource source;

    PipelineTable(DataSource source, Migrations migrations) {
        this.source = source;
        migrations.apply("pipelines", STEPS);
    }

    /** All that is stored, in the order of creation. */
    List<StoredPipeline> all() {
        List<StoredPipeline> all = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Map<String, List<Variant>> variants = variants(connection);
            try (PreparedStatement query = connection.prepareStatement("SELECT * FROM pipelines ORDER BY number");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String tags = row.getString("tags");
                    all.add(new StoredPipeline(
                            row.getString("id"),
                            row.getBoolean("predefined"),
                            row.getString("name"),
                            row.getString("description"),
                            tags == null ? null : StoredJson.texts(tags),
                            variants.getOrDefault(row.getString("id"), List.of()),
                            instant(row, "created"),
                            instant(row, "modified")));
                }
            }
        } catch (SQLException e) {
            throw failed("Stored pipelines cannot be read", e);
        }
        return all;
    }

    /**
     * Writes what has changed.
     *
     * @param before as it is stored, null when it is new
     */
    void write(@Nullable StoredPipeline before, StoredPipeline after) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            writeHead(connection, after);
            List<Variant> old = before == null ? List.of() : before.variants();
            for (Variant variant : old) {
                if (after.variant(variant.id()).isEmpty()) {
                    deleteVariant(connection, after.id(), variant.id());
                }
            }
            for (Variant variant : after.variants()) {
                if (!old.contains(variant)) {
                    writeVariant(connection, after.id(), variant);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw failed("Pipeline '" + after.id() + "' cannot be stored", e);
        }
    }

    /** Removes a pipeline with its variants. */
    void delete(String id) {
        try (Connection connection = source.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM pipelines WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed("Pipeline '" + id + "' cannot be deleted", e);
        }
    }

    private static void writeHead(Connection connection, StoredPipeline pipeline) throws SQLException {
        String sql = "INSERT INTO pipelines (id, predefined, name, description, tags, created, modified)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                + " description = excluded.description, tags = excluded.tags, modified = excluded.modified";
        List<String> tags = pipeline.tags();
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(1, pipeline.id());
            write.setBoolean(2, pipeline.predefined());
            write.setString(3, pipeline.name());
            write.setString(4, pipeline.description());
            write.setString(5, tags == null ? null : StoredJson.texts(tags));
            write.setLong(6, micros(pipeline.created()));
            write.setLong(7, micros(pipeline.modified()));
            write.executeUpdate();
        }
    }

    private static void writeVariant(Connection connection, String pipeline, Variant variant) throws SQLException {
        String sql = "INSERT INTO pipelines_variants (pipeline, id, name, advanced, simple, created, modified)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pipeline, id) DO UPDATE SET name = excluded.name,"
                + " advanced = excluded.advanced, simple = excluded.simple, modified = excluded.modified";
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(1, pipeline);
            write.setString(2, variant.id());
            write.setString(3, variant.name());
            write.setString(4, StoredJson.graph(variant.pipelineGraph()));
            write.setString(5, StoredJson.graph(variant.pipelineGraphSimple()));
            write.setLong(6, micros(variant.createdAt()));
            write.setLong(7, micros(variant.modifiedAt()));
            write.executeUpdate();
        }
    }

    private static void deleteVariant(Connection connection, String pipeline, String variant) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM pipelines_variants WHERE pipeline = ? AND id = ?")) {
            delete.setString(1, pipeline);
            delete.setString(2, variant);
            delete.executeUpdate();
        }
    }

    private static Map<String, List<Variant>> variants(Connection connection) throws SQLException {
        Map<String, List<Variant>> variants = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM pipelines_variants ORDER BY number");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                variants.computeIfAbsent(row.getString("pipeline"), pipeline -> new ArrayList<>())
                        .add(new Variant(
                                row.getString("id"),
                                row.getString("name"),
                                false,
                                StoredJson.graph(row.getString("advanced")),
                                StoredJson.graph(row.getString("simple")),
                                instant(row, "created"),
                                instant(row, "modified")));
            }
        }
        return variants;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static StoreException failed(String what, SQLException e) {
        return new StoreException(StoreException.Kind.UNAVAILABLE, what + ": " + e.getMessage(), e);
    }
}
