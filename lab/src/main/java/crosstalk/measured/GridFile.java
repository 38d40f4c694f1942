package crosstalk.measured;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Opens a table by what its bytes say it is, not by its name.
final class GridFile {
    private GridFile() {}

    /// @param sheet of a workbook; null for its only one
    /// @throws MeasuredException if the file is missing, or no table
    static Grid read(Path file, @Nullable String sheet) {
        byte[] bytes = bytes(file);
        String name = String.valueOf(file.getFileName());
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return WorkbookGrid.read(file, name, sheet);
        }
        if (starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw MeasuredException.of(
                    name + ": this is a workbook of the old kind (.xls), or one with a password; save it as .xlsx or as"
                            + " CSV UTF-8");
        }
        if (sheet != null) {
            throw MeasuredException.of(name + ": has no sheets, as it is no XLSX workbook; leave out --sheet");
        }
        return TextGrid.parse(name, text(name, bytes));
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw MeasuredException.of(file + ": there is no such file");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw MeasuredException.of(file + ": can not be read: " + failure.getMessage());
        }
    }

    private static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(String name, byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            throw MeasuredException.of(name + ": is written in UTF-16, expected UTF-8; save it again as \"CSV UTF-8\"");
        }
        int start = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw MeasuredException.of(notUtf8(name, bytes, in.position()));
        }
        String text = out.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw MeasuredException.of(
                    name + ": is no text and no XLSX workbook; save the table as .xlsx or as CSV UTF-8");
        }
        return text;
    }

    private static String notUtf8(String name, byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return name + ":" + line + ": byte 0x"
                + Integer.toHexString(bytes[position] & 0xFF).toUpperCase(Locale.ROOT)
                + " is not UTF-8 (the file is probably in Latin-1 or Windows-1252); save it again as \"CSV UTF-8\"";
    }
}
