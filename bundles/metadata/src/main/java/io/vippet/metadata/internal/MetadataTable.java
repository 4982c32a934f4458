package io.vippet.metadata.internal;

import io.vippet.api.job.JobRemovalListener;
import io.vippet.api.store.Migrations;
import io.vippet.api.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of registered files; a job's rows go with the job. */
@Component(service = {MetadataTable.class, JobRemovalListener.class})
public final class MetadataTable implements JobRemovalListener {

    private static final List<String> STEPS = List.of("""
            CREATE TABLE metadata_file (
              job_id TEXT NOT NULL,
              slug TEXT NOT NULL,
              file_index INTEGER NOT NULL,
              pipeline_id TEXT NOT NULL,
              path TEXT NOT NULL,
              PRIMARY KEY (job_id, slug, file_index))
            """);

    private final DataSource database;

    /** Opens the table, creating it when it is not there. */
    @Activate
    public MetadataTable(
            @Reference Migrations migrations, @Reference(target = "(dataSourceName=vippet)") DataSource database) {
        this.database = database;
        migrations.apply("metadata", STEPS);
    }

    /** Adds the files of a job, all or none. */
    void insert(String jobId, List<MetadataFile> files) {
        String sql = "INSERT INTO metadata_file (job_id, slug, file_index, pipeline_id, path) VALUES (?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (MetadataFile file : files) {
                    insert.setString(1, jobId);
                    insert.setString(2, file.slug());
                    insert.setInt(3, file.index());
                    insert.setString(4, file.pipelineId());
                    insert.setString(5, file.path());
                    insert.executeUpdate();
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure("Metadata files of job " + jobId + " cannot be registered", e);
        }
    }

    /** Returns the files of a job, those of a pipeline by index. */
    List<MetadataFile> find(String jobId) {
        String sql = "SELECT pipeline_id, slug, file_index, path FROM metadata_file WHERE job_id = ?"
                + " ORDER BY slug, file_index";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, jobId);
            try (ResultSet rows = select.executeQuery()) {
                List<MetadataFile> files = new ArrayList<>();
                while (rows.next()) {
                    files.add(
                            new MetadataFile(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getString(4)));
                }
                return files;
            }
        } catch (SQLException e) {
            throw failure("Metadata files of job " + jobId + " cannot be looked up", e);
        }
    }

    @Override
    public void removed(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM metadata_file WHERE job_id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failure("Metadata files of job " + id + " cannot be forgotten", e);
        }
    }

    private static StoreException failure(String what, SQLException e) {
        return new StoreException(StoreException.Kind.UNAVAILABLE, what + ": " + e.getMessage(), e);
    }
}
