package io.vippet.pipelines.internal;

import io.vippet.api.app.HomeSettings;
import io.vippet.api.store.Migrations;
import io.vippet.graph.Visibility;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.ModelEntry;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.store.internal.Database;
import io.vippet.store.internal.SqlMigrations;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ops4j.pax.jdbc.sqlite.impl.SqliteDataSourceFactory;

/** The real database in a directory, read anew by each of these, with the services on top of it. */
final class TestStore implements AutoCloseable {

    /** What graphs in tests name: a model and a video that are there. */
    static final References REFERENCES = new References(
            new Locations("/labels", "/scripts", "/images", "/videos"),
            () -> List.of(new ModelEntry("Finder (FP32)", "detection", "/models/FP32/a.onnx", null, "NPU", true)),
            name -> name.equals("clip.mp4")
                    ? Optional.of(new VideoEntry(name, "/videos/" + name, "h264"))
                    : Optional.empty());

    final Database database;
    final PipelineStore pipelines;
    final PipelineRegistry registry;
    final PipelineEditing editor;
    final GraphConversion converter;

    TestStore(Path home) {
        this(home, InstantSource.system());
    }

    TestStore(Path home, InstantSource clock) {
        database = new Database(new HomeSettings(home), new SqliteDataSourceFactory());
        Migrations migrations = new SqlMigrations(database);
        pipelines = new PipelineStore(database, migrations);
        registry = new PipelineRegistry(REFERENCES, Visibility.standard(), pipelines);
        editor = new PipelineEditing(registry, pipelines, clock);
        converter = new GraphConversion(registry);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
