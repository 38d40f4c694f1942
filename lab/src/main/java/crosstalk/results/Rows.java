package crosstalk.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The rows of a query, read by column number from 1.
final class Rows implements AutoCloseable {
    private final ResultSet results;

    Rows(ResultSet results) {
        this.results = results;
    }

    boolean next() throws SQLException {
        return results.next();
    }

    String text(int column) throws SQLException {
        return results.getString(column);
    }

    int integer(int column) throws SQLException {
        return results.getInt(column);
    }

    boolean truth(int column) throws SQLException {
        return results.getBoolean(column);
    }

    double number(int column) throws SQLException {
        return results.getDouble(column);
    }

    /// A number that may be missing.
    @Nullable
    Double numberOrNull(int column) throws SQLException {
        double value = results.getDouble(column);
        return results.wasNull() ? null : value;
    }

    /// A list of numbers, none of them missing.
    float[] floats(int column) throws SQLException {
        Object[] values = (Object[]) results.getArray(column).getArray();
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = ((Number) values[i]).floatValue();
        }
        return floats;
    }

    @Override
    public void close() throws SQLException {
        results.close();
    }

    /// What is made of the rows.
    @FunctionalInterface
    interface Reading<T> {
        T read(Rows rows) throws SQLException;
    }
}
