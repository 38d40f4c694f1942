package crosstalk.report.analysis;

import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/// Small charts of one kind in rows, each with a heading.
final class Panels {
    private static final double GAP = 22;
    private static final double HEADING = 26;

    private final String name;
    private final String title;
    private final double width;
    private final int columns;
    private final double panelWidth;
    private final double panelHeight;
    private final List<Mark> marks = new ArrayList<>();
    private int count;

    /// @param narrowest width of a panel
    /// @param panelHeight without its heading
    Panels(String name, String title, double width, int panels, double narrowest, double panelHeight) {
        this.name = name;
        this.title = title;
        this.width = width;
        int fit = (int) Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
        int wanted = Math.max(1, panels);
        int rows = (wanted + fit - 1) / fit;
        this.columns = Math.min(fit, (wanted + rows - 1) / rows);
        this.panelWidth = Math.min((width - GAP * (columns - 1)) / columns, narrowest * 1.9);
        this.panelHeight = panelHeight;
    }

    /// Where a panel lies.
    record Place(double left, double top, double width, double height) {
        double right() {
            return left + width;
        }

        double bottom() {
            return top + height;
        }
    }

    /// The next place, with its heading drawn above.
    Place next(String heading, String remark, Ink ink) {
        double left = count % columns * (panelWidth + GAP);
        double top = Math.floorDiv(count, columns) * (panelHeight + HEADING + GAP / 2);
        count++;
        double room = panelWidth - Picture.widthOf(remark, 11.5) - 24;
        marks.add(new Mark.Box(left, top + 7, 10, 10, ink, 1, "", ""));
        marks.add(new Mark.Words(
                left + 16,
                top + 16,
                Picture.fitted(heading, 12.5, room),
                Ink.TEXT,
                12.5,
                Mark.Anchor.START,
                true,
                false));
        marks.add(Mark.words(left + panelWidth, top + 16, remark, Ink.SOFT, Mark.Anchor.END));
        return new Place(left, top + HEADING, panelWidth, panelHeight);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void addAll(List<Mark> more) {
        marks.addAll(more);
    }

    Picture picture() {
        int rows = (count + columns - 1) / columns;
        return new Picture(name, title, width, rows * (panelHeight + HEADING + GAP / 2), marks);
    }
}
