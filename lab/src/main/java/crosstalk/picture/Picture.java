package crosstalk.picture;

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

    /// The width of a text in the usual size, near enough to place it.
    public static double widthOf(String text, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            width += "ijlt.,;:|!'()[] ".indexOf(c) >= 0
                    ? 0.32
                    : Character.isUpperCase(c) || "mw%+=<>—".indexOf(c) >= 0 ? 0.72 : 0.56;
        }
        return width * size;
    }

    /// A text cut, with an ellipsis, until it fits.
    public static String fitted(String text, double size, double room) {
        if (widthOf(text, size) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 1 && widthOf(text.substring(0, length) + "…", size) > room) {
            length--;
        }
        return text.substring(0, length).strip() + "…";
    }
}
