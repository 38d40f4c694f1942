package crosstalk.model;

import crosstalk.model.Explanation.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws who talks to whom as SVG: senders on the left, channels in the middle, receivers on the right.
///
/// Cells stand by lineage (what precedes the first dot of their names); channels stand at the mean height of those whom
/// they join, so that few lines cross. The same model gives the same picture.
final class NetworkPicture {

    private static final int WIDTH = 1000;
    private static final int TOP = 46;
    private static final int ROW = 34;
    private static final int GAP = 12;
    private static final int LEFT = 190;
    private static final int RIGHT = WIDTH - 190;
    private static final int MIDDLE = WIDTH / 2;
    private static final int PILL = 24;
    private static final double LETTER = 7.2;

    private final List<Line> lines;
    private final StringBuilder svg = new StringBuilder();

    NetworkPicture(List<Line> lines) {
        this.lines = lines;
    }

    String draw() {
        Map<String, Double> senders = column(lines.stream().flatMap(l -> l.senders().stream()));
        Map<String, Double> receivers = column(lines.stream().flatMap(l -> l.receivers().stream()));
        List<Line> order = new ArrayList<>(lines);
        order.sort(Comparator.comparingDouble((Line l) -> height(l, senders, receivers))
                .thenComparing(Line::channel));
        double tallest = Math.max(last(senders), last(receivers));
        double step = Math.max(ROW + GAP, order.size() < 2 ? 0 : (tallest - TOP) / (order.size() - 1));
        double height = Math.max(tallest, TOP + step * Math.max(0, order.size() - 1)) + 40;
        double stretch = (height - 40 - TOP) / Math.max(1, tallest - TOP);
        stretch(senders, stretch);
        stretch(receivers, stretch);
        open(height);
        for (int i = 0; i < order.size(); i++) {
            channel(order.get(i), TOP + step * i, senders, receivers);
        }
        cells(senders, LEFT, true);
        cells(receivers, RIGHT, false);
        return svg.append("</svg>").toString();
    }

    private static Map<String, Double> column(java.util.stream.Stream<String> names) {
        List<String> sorted = names.distinct()
                .sorted(Comparator.comparing(NetworkPicture::lineage).thenComparing(n -> n))
                .toList();
        Map<String, Double> column = new LinkedHashMap<>();
        double y = TOP;
        String before = "";
        for (String name : sorted) {
            y += column.isEmpty() ? 0 : ROW + (lineage(name).equals(before) ? 0 : GAP);
            column.put(name, y);
            before = lineage(name);
        }
        return column;
    }

    private static String lineage(String population) {
        int dot = population.indexOf('.');
        return dot < 0 ? population : population.substring(0, dot);
    }

    private static double height(Line line, Map<String, Double> senders, Map<String, Double> receivers) {
        return mean(line.senders(), senders) + mean(line.receivers(), receivers);
    }

    private static double mean(List<String> names, Map<String, Double> column) {
        return names.stream()
                .mapToDouble(n -> column.getOrDefault(n, 0.0))
                .average()
                .orElse(TOP);
    }

    private static double last(Map<String, Double> column) {
        return column.values().stream().mapToDouble(y -> y).max().orElse(TOP);
    }

    private static void stretch(Map<String, Double> column, double factor) {
        column.replaceAll((name, y) -> TOP + (y - TOP) * factor);
    }

    private void open(double height) {
        svg.append("<svg class=\"network\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(number(height))
                .append("\" role=\"img\" aria-label=\"Senders, channels and receivers\">");
        text(LEFT, 18, "end", "head", "senders");
        text(MIDDLE, 18, "middle", "head", "channel: ligand > receptor");
        text(RIGHT, 18, "start", "head", "receivers");
        svg.append("<defs>");
        for (Declaration.Reach reach : Declaration.Reach.values()) {
            String kind = kind(reach);
            svg.append("<marker id=\"tip-")
                    .append(kind)
                    .append(
                            "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">")
                    .append("<path class=\"tip ")
                    .append(kind)
                    .append("\" d=\"M0 0L8 4L0 8Z\"/></marker>");
        }
        svg.append("</defs>");
    }

    private void channel(Line line, double y, Map<String, Double> senders, Map<String, Double> receivers) {
        String kind = kind(line.kind());
        double half = line.channel().length() * LETTER / 2 + 12;
        svg.append("<g class=\"channel ").append(kind).append("\" tabindex=\"0\"><title>");
        svg.append(Markup.escaped(String.join(", ", line.senders()) + " to " + String.join(", ", line.receivers())
                + " through " + line.channel() + ", by " + kind
                + (line.drugs().isEmpty() ? "" : "; blocked by " + String.join(", ", line.drugs()))));
        svg.append("</title>");
        for (String sender : line.senders()) {
            curve(LEFT + 8, senders.getOrDefault(sender, y), MIDDLE - half, y, "");
        }
        for (String receiver : line.receivers()) {
            curve(MIDDLE + half, y, RIGHT - 8, receivers.getOrDefault(receiver, y), kind);
        }
        svg.append("<rect x=\"").append(number(MIDDLE - half)).append("\" y=\"").append(number(y - PILL / 2.0));
        svg.append("\" width=\"")
                .append(number(2 * half))
                .append("\" height=\"")
                .append(PILL)
                .append("\" rx=\"12\"/>");
        text(MIDDLE, y + 4, "middle", "name", line.channel());
        if (!line.drugs().isEmpty()) {
            // A bar against the receptor's side, the sign for a block.
            svg.append("<path class=\"block\" d=\"M")
                    .append(number(MIDDLE + half + 4))
                    .append(' ')
                    .append(number(y - 11))
                    .append("v22\"/>");
            text(MIDDLE, y + 25, "middle", "drug", "\u22a3 " + String.join(", ", line.drugs()));
        }
        svg.append("</g>");
    }

    private void curve(double fromX, double fromY, double toX, double toY, String tip) {
        double bend = (toX - fromX) / 2;
        svg.append("<path class=\"line\" d=\"M")
                .append(number(fromX))
                .append(' ')
                .append(number(fromY));
        svg.append('C')
                .append(number(fromX + bend))
                .append(' ')
                .append(number(fromY))
                .append(' ');
        svg.append(number(toX - bend)).append(' ').append(number(toY)).append(' ');
        svg.append(number(toX)).append(' ').append(number(toY)).append('"');
        if (!tip.isEmpty()) {
            svg.append(" marker-end=\"url(#tip-").append(tip).append(")\"");
        }
        svg.append("/>");
    }

    private void cells(Map<String, Double> column, int x, boolean left) {
        column.forEach((name, y) -> {
            svg.append("<circle class=\"cell\" cx=\"")
                    .append(x)
                    .append("\" cy=\"")
                    .append(number(y))
                    .append("\" r=\"6\"/>");
            text(left ? x - 12 : x + 12, y + 4, left ? "end" : "start", "cell-name", name);
        });
    }

    private void text(double x, double y, String anchor, String kind, String words) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" text-anchor=\"")
                .append(anchor)
                .append("\" class=\"")
                .append(kind)
                .append("\">");
        svg.append(Markup.escaped(words)).append("</text>");
    }

    static String kind(Declaration.Reach reach) {
        return reach.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
