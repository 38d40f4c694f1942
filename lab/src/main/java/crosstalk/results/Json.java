package crosstalk.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as it is written here: numbers rounded to a few significant digits where they are for looking at; missing is
/// `null`.
final class Json {
    /// For files that people read.
    static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    /// For the report.
    static final Gson COMPACT =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    /// Significant digits of a number in the report.
    static final int DIGITS = 4;

    /// At the end of a whole number; with more, `1E+6` is shorter.
    private static final int MOST_ZEROS = 3;

    private Json() {}

    /// Reads a record from a file.
    static <T> T read(Path file, Class<T> type) {
        try {
            T value = PRETTY.fromJson(Files.readString(file), type);
            if (value == null) {
                throw FolderException.refusing("can not read " + file + ": it is empty");
            }
            return value;
        } catch (IOException | JsonParseException failure) {
            throw FolderException.reading(file, failure);
        }
    }

    static void write(Path file, Object value) {
        Durable.write(file, PRETTY.toJson(value) + "\n");
    }

    /// A number with a few significant digits, as short as it can be written.
    static JsonPrimitive number(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        boolean wholeAndShort = rounded.scale() < 0 && rounded.scale() >= -MOST_ZEROS;
        return new JsonPrimitive(wholeAndShort ? rounded.setScale(0) : rounded);
    }

    /// The same, `null` for none, for NaN and for infinity.
    static JsonElement numberOrNull(@Nullable Double value, int digits) {
        return value == null || !Double.isFinite(value) ? JsonNull.INSTANCE : number(value, digits);
    }

    static JsonElement numberOrNull(@Nullable Double value) {
        return numberOrNull(value, DIGITS);
    }

    /// An array of numbers without the `null`s at its end; NaN is `null`.
    static JsonArray series(double[] values, int digits) {
        int length = values.length;
        while (length > 0 && Double.isNaN(values[length - 1])) {
            length--;
        }
        JsonArray array = new JsonArray(length);
        for (int i = 0; i < length; i++) {
            array.add(numberOrNull(values[i], digits));
        }
        return array;
    }

    static JsonArray series(double[] values) {
        return series(values, DIGITS);
    }

    static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray(texts.size());
        texts.forEach(array::add);
        return array;
    }

    static JsonArray numbers(Collection<? extends Number> numbers) {
        JsonArray array = new JsonArray(numbers.size());
        numbers.forEach(number -> array.add(number(number.doubleValue(), DIGITS)));
        return array;
    }

    /// A record as JSON, its numbers with four significant digits; `null` for none.
    static JsonElement rounded(@Nullable Object record) {
        JsonElement tree = COMPACT.toJsonTree(record);
        if (tree instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                if (entry.getValue() instanceof JsonPrimitive value && value.isNumber()) {
                    entry.setValue(number(value.getAsDouble(), DIGITS));
                }
            }
        }
        return tree;
    }
}
