package crosstalk.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Writes pictures as SVG.
public final class SvgWriter {
    private static final String FONTS =
            "ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

    private final StringBuilder out = new StringBuilder();
    private final boolean themed;

    private SvgWriter(boolean themed) {
        this.themed = themed;
    }

    /// For a page: colours are the page's custom properties, so that they follow its theme.
    public static String inPage(Picture picture) {
        return new SvgWriter(true).whole(picture);
    }

    /// For a file of its own: colours are fixed, on white.
    public static String alone(Picture picture) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new SvgWriter(false).whole(picture) + "\n";
    }

    private String whole(Picture picture) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(number(picture.width()))
                .append(' ')
                .append(number(picture.height()))
                .append("\" width=\"")
                .append(number(picture.width()))
                .append("\" height=\"")
                .append(number(picture.height()))
                .append("\" role=\"img\" font-family=\"")
                .append(FONTS)
                .append("\">");
        if (themed) {
            out.append("<desc>").append(escaped(picture.title())).append("</desc>");
        } else {
            out.append("<title>")
                    .append(escaped(picture.title()))
                    .append("</title><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        }
        picture.marks().forEach(this::mark);
        return out.append("</svg>").toString();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Path path -> path(path);
            case Mark.Dot dot -> dot(dot);
            case Mark.Box box -> box(box);
            case Mark.Words words -> words(words);
        }
    }

    private void path(Mark.Path path) {
        out.append("<path").append(animal(path.animal())).append(" d=\"");
        boolean down = false;
        for (int i = 0; i < path.xs().length; i++) {
            if (Double.isNaN(path.xs()[i]) || Double.isNaN(path.ys()[i])) {
                down = false;
                continue;
            }
            out.append(down ? 'L' : 'M')
                    .append(number(path.xs()[i]))
                    .append(' ')
                    .append(number(path.ys()[i]));
            down = true;
        }
        out.append(path.fill() ? "Z\" fill=" : "\" fill=").append(path.fill() ? colour(path.ink()) : "\"none\"");
        if (path.width() > 0) {
            out.append(" stroke=")
                    .append(colour(path.ink()))
                    .append(" stroke-width=\"")
                    .append(number(path.width()))
                    .append("\" stroke-linejoin=\"round\"");
        }
        if (!path.dash().isEmpty()) {
            out.append(" stroke-dasharray=\"")
                    .append(String.join(
                            " ", path.dash().stream().map(SvgWriter::number).toList()))
                    .append('"');
        }
        opacity(path.opacity());
        out.append("/>");
    }

    private void dot(Mark.Dot dot) {
        out.append("<circle")
                .append(animal(dot.animal()))
                .append(" cx=\"")
                .append(number(dot.x()))
                .append("\" cy=\"")
                .append(number(dot.y()))
                .append("\" r=\"")
                .append(number(dot.radius()))
                .append("\" fill=")
                .append(dot.hollow() ? colour(Ink.PAPER) : colour(dot.ink()));
        if (dot.hollow()) {
            out.append(" stroke=").append(colour(dot.ink())).append(" stroke-width=\"1.4\"");
        }
        opacity(dot.opacity());
        tip(dot.tip(), "circle");
    }

    private void box(Mark.Box box) {
        out.append("<rect")
                .append(animal(box.animal()))
                .append(" x=\"")
                .append(number(box.x()))
                .append("\" y=\"")
                .append(number(box.y()))
                .append("\" width=\"")
                .append(number(box.width()))
                .append("\" height=\"")
                .append(number(box.height()))
                .append("\" fill=")
                .append(colour(box.ink()));
        opacity(box.opacity());
        tip(box.tip(), "rect");
    }

    private void words(Mark.Words words) {
        out.append("<text x=\"")
                .append(number(words.x()))
                .append("\" y=\"")
                .append(number(words.y()))
                .append("\" ");
        if (themed) { // a page's style sheet goes before attributes, but not before a style
            out.append("style=\"fill:var(")
                    .append(words.ink().variable())
                    .append(");font-size:")
                    .append(number(words.size()))
                    .append("px\"");
        } else {
            out.append("fill=")
                    .append(colour(words.ink()))
                    .append(" font-size=\"")
                    .append(number(words.size()))
                    .append('"');
        }
        switch (words.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        if (words.bold()) {
            out.append(" font-weight=\"600\"");
        }
        if (words.turned()) {
            out.append(" transform=\"rotate(-90 ")
                    .append(number(words.x()))
                    .append(' ')
                    .append(number(words.y()))
                    .append(")\"");
        }
        out.append('>').append(escaped(words.text())).append("</text>");
    }

    private String colour(Ink ink) {
        return themed
                ? "\"var(" + ink.variable() + ")\""
                : String.format(Locale.ROOT, "\"#%06x\"", ink == Ink.PAPER ? 0xffffff : ink.light());
    }

    private String animal(String animal) {
        return themed && !animal.isEmpty() ? " data-animal=\"" + escaped(animal) + "\"" : "";
    }

    private void opacity(double opacity) {
        if (opacity < 1) {
            out.append(" opacity=\"").append(number(opacity)).append('"');
        }
    }

    private void tip(String tip, String element) {
        out.append(tip.isEmpty() ? "/>" : "><title>" + escaped(tip) + "</title></" + element + ">");
    }

    private static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (Math.abs(value) < 1
                        ? BigDecimal.valueOf(value)
                                .setScale(2, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                        : rounded)
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
