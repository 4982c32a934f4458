package io.vippet.store.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The database of this server, one file. Every use opens a connection of its own, which with SQLite costs less than a
 * millisecond; a transaction begins with the write lock, so that it never fails halfway because of another one.
 */
@Component(service = DataSource.class, immediate = true, property = "dataSourceName=vippet")
public final class Database implements DataSource {

    private static final String FILE = "vippet.db";

    private final Path file;
    private final DataSource source;
    /** Open all the time, since SQLite tidies up expensively whenever the last connection goes. */
    private final Connection anchor;

    @Activate
    public Database(
            @Reference Settings settings,
            @Reference(target = "(osgi.jdbc.driver.class=org.sqlite.JDBC)") DataSourceFactory drivers) {
        file = settings.path(Place.DATABASE).resolve(FILE);
        try {
            SqliteLibrary.unpack(settings.path(Place.CACHE).resolve("sqlite"));
            source = drivers.createDataSource(properties(file));
            anchor = source.getConnection();
            check(anchor);
        } catch (SQLException | IOException e) {
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "The database " + file + " cannot be opened (" + e.getMessage()
                            + "). Repair it, or move it away to start with an empty one.",
                    e);
        }
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_DATABASE_NAME, file.toString());
        properties.setProperty("journalMode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("enforceForeignKeys", "true");
        properties.setProperty("busyTimeout", "10000");
        properties.setProperty("transactionMode", "IMMEDIATE");
        return properties;
    }

    /** A file that is no database is noticed by the first read only. */
    private static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            rows.next();
        }
    }

    @Deactivate
    public void close() throws SQLException {
        anchor.close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.vippet.store");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(source) ? type.cast(source) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(source) || source.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "Database " + file;
    }
}
