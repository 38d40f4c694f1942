package crosstalk.results;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/// A DuckDB database in memory, on one thread: rows keep their order and sums their last bit.
final class Database implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Statement statement;

    private Database(DuckDBConnection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /// Opens an empty database.
    ///
    /// @param megabytes of memory at most; what does not fit goes to `spill`
    /// @param spill folder for what does not fit; made when it is needed
    static Database open(int megabytes, Path spill) throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try {
            Database database = new Database(connection, connection.createStatement());
            database.run("SET threads = 1");
            database.run("SET preserve_insertion_order = true");
            database.run(String.format(Locale.ROOT, "SET memory_limit = '%dMB'", megabytes));
            database.run("SET temp_directory = " + text(spill));
            database.run("SET autoinstall_known_extensions = false");
            // A join must follow the order of its left side, however small that is.
            database.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
            return database;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    /// Runs a query for its rows.
    <T> T query(String sql, Rows.Reading<T> reading) throws SQLException {
        try (Rows rows = new Rows(statement.executeQuery(sql))) {
            return reading.read(rows);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try {
            statement.close();
        } finally {
            connection.close();
        }
    }

    /// A text as SQL writes it.
    static String text(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
