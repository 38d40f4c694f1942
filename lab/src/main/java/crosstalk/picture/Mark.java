package crosstalk.picture;

import java.util.List;

/// Something drawn. Coordinates in pixels, y downward.
public sealed interface Mark {
    /// A run of straight pieces; `closed` and without `width` it is an area.
    ///
    /// @param xs one for each corner; NaN lifts the pen
    /// @param width of the line, 0 for none
    /// @param dash lengths of strokes and gaps, empty for a whole line
    /// @param fill whether the inside is painted
    /// @param opacity 0 to 1
    /// @param animal who it is, empty for none: pages bring out all marks of one animal together
    record Path(
            double[] xs,
            double[] ys,
            Ink ink,
            double width,
            List<Double> dash,
            boolean fill,
            double opacity,
            String animal)
            implements Mark {
        public Path {
            dash = List.copyOf(dash);
        }
    }

    /// A dot or a ring.
    ///
    /// @param hollow drawn as a ring
    /// @param tip shown when pointed at; empty for none
    record Dot(double x, double y, double radius, Ink ink, boolean hollow, double opacity, String tip, String animal)
            implements Mark {}

    /// A rectangle.
    ///
    /// @param tip shown when pointed at; empty for none
    record Box(double x, double y, double width, double height, Ink ink, double opacity, String tip, String animal)
            implements Mark {}

    /// A line of text.
    ///
    /// @param anchor of x in the text
    /// @param turned read upward
    record Words(double x, double y, String text, Ink ink, double size, Anchor anchor, boolean bold, boolean turned)
            implements Mark {}

    /// Which part of a text stands at its x.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    static Path line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        return new Path(new double[] {x1, x2}, new double[] {y1, y2}, ink, width, List.of(), false, 1, "");
    }

    static Path dashed(double x1, double y1, double x2, double y2, Ink ink, double width) {
        return new Path(new double[] {x1, x2}, new double[] {y1, y2}, ink, width, List.of(4.0, 3.0), false, 1, "");
    }

    static Path curve(double[] xs, double[] ys, Ink ink, double width) {
        return new Path(xs, ys, ink, width, List.of(), false, 1, "");
    }

    static Path area(double[] xs, double[] ys, Ink ink, double opacity) {
        return new Path(xs, ys, ink, 0, List.of(), true, opacity, "");
    }

    static Words words(double x, double y, String text, Ink ink, Anchor anchor) {
        return new Words(x, y, text, ink, 11.5, anchor, false, false);
    }
}
