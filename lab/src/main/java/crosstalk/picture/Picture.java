package crosstalk.picture;

import java.util.ArrayList;
import java.util.List;

/// A picture.
///
/// @param name of its file, small letters and hyphens
/// @param title what it shows, for those who can not see it and as the title of the file
/// @param width pixels
/// @param height pixels
/// @param marks the first lies below
public record Picture(String name, String title, double width, double height, List<Mark> marks) {
    public Picture {
        marks = List.copyOf(marks);
    }

    /// The width of a text, rather too large than too small, as fonts differ: letters as wide as in the widest of common fonts.
    public static double widthOf(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += "ijl.,:;|!'()[]t-fr/ ".indexOf(c) >= 0
                    ? 0.4
                    : "mw%+=<>—MWO@".indexOf(c) >= 0 ? 0.88 : Character.isUpperCase(c) ? 0.7 : 0.62;
        }
        return width * size;
    }

    /// A text cut in its middle, with an ellipsis, until it fits: names often differ at their ends.
    public static String fitted(String text, double size, double room) {
        if (widthOf(text, size) <= room) {
            return text;
        }
        int kept = text.length() - 1;
        String cut = text;
        while (kept > 1 && widthOf(cut, size) > room) {
            int head = (kept + 1) / 2;
            cut = text.substring(0, head).strip() + "…"
                    + text.substring(text.length() - (kept - head)).strip();
            kept--;
        }
        return cut;
    }

    /// A text over several lines, parted at blanks and after the signs that join names; the last is cut if it does not fit.
    ///
    /// @param most lines, at least 1
    public static List<String> lines(String text, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (lines.size() < most - 1 && widthOf(rest, size) > room) {
            int at = breakOf(rest, size, room);
            if (at <= 0) {
                break;
            }
            lines.add(rest.substring(0, at).strip());
            rest = rest.substring(at).strip();
        }
        lines.add(fitted(rest, size, room));
        return List.copyOf(lines);
    }

    private static int breakOf(String text, double size, double room) {
        for (int at = text.length() - 1; at > 0; at--) {
            boolean may = text.charAt(at) == ' ' || "+/,_-".indexOf(text.charAt(at - 1)) >= 0;
            if (may && widthOf(text.substring(0, at).strip(), size) <= room) {
                return at;
            }
        }
        return 0;
    }
}
