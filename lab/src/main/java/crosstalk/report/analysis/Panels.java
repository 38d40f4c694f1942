package crosstalk.report.analysis;

import crosstalk.picture.Ink;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import java.util.ArrayList;
import java.util.List;

/// Small charts of one kind in rows, each with a heading.
final class Panels {
    private static final double GAP = 22;
    private static final double LINE = 16;
    private static final double TEXT = 12.5;
    private static final double BOLDER = 1.1;
    private static final int MOST_LINES = 3;

    private final String name;
    private final String title;
    private final double width;
    private final int columns;
    private final double panelWidth;
    private final double panelHeight;
    private final double heading;
    private final List<Title> titles;
    private final List<Mark> marks = new ArrayList<>();
    private int count;

    /// What stands above a panel.
    ///
    /// @param remark at the right, or below where the heading needs the room; empty for none
    record Title(String heading, String remark, Ink ink) {}

    /// @param titles one for each panel; all panels leave as much room above as the longest needs
    /// @param narrowest width of a panel
    /// @param panelHeight without its heading
    Panels(String name, String title, double width, List<Title> titles, double narrowest, double panelHeight) {
        this.name = name;
        this.title = title;
        this.width = width;
        int fit = (int) Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
        int wanted = Math.max(1, titles.size());
        int rows = (wanted + fit - 1) / fit;
        this.columns = Math.min(fit, (wanted + rows - 1) / rows);
        this.panelWidth = Math.min((width - GAP * (columns - 1)) / columns, narrowest * 1.9);
        this.panelHeight = panelHeight;
        this.titles = List.copyOf(titles);
        this.heading = 10 + LINE * titles.stream().mapToInt(this::lines).max().orElse(1);
    }

    private double room() {
        return (panelWidth - 20) / BOLDER;
    }

    private List<String> heading(Title title) {
        return Picture.lines(title.heading(), TEXT, room(), MOST_LINES);
    }

    private boolean isBeside(Title title) {
        return Picture.widthOf(title.heading(), TEXT) + Picture.widthOf(title.remark(), 11.5) + 10 <= room();
    }

    private int lines(Title title) {
        return heading(title).size() + (title.remark().isEmpty() || isBeside(title) ? 0 : 1);
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
    Place next() {
        Title title = titles.get(count);
        double left = count % columns * (panelWidth + GAP);
        double top = Math.floorDiv(count, columns) * rowHeight();
        count++;
        marks.add(new Mark.Box(left, top + 7, 10, 10, title.ink(), 1, "", ""));
        double line = top + LINE;
        for (String text : heading(title)) {
            marks.add(new Mark.Words(left + 16, line, text, Ink.TEXT, TEXT, Mark.Anchor.START, true, false));
            line += LINE;
        }
        if (isBeside(title)) {
            marks.add(Mark.words(left + panelWidth, top + LINE, title.remark(), Ink.SOFT, Mark.Anchor.END));
        } else if (!title.remark().isEmpty()) {
            marks.add(Mark.words(left + 16, line, title.remark(), Ink.SOFT, Mark.Anchor.START));
        }
        return new Place(left, top + heading, panelWidth, panelHeight);
    }

    private double rowHeight() {
        return panelHeight + heading + GAP / 2;
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void addAll(List<Mark> more) {
        marks.addAll(more);
    }

    Picture picture() {
        int rows = (count + columns - 1) / columns;
        return new Picture(name, title, width, rows * rowHeight(), marks);
    }
}
