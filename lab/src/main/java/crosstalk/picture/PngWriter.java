package crosstalk.picture;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Paints pictures, on white, with Java's own two-dimensional graphics; no screen is needed, but fonts are.
public final class PngWriter {
    private static final double SCALE = 2;

    private final Graphics2D graphics;

    private PngWriter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /// The picture with two pixels for each of its own.
    public static byte[] of(Picture picture) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(picture.width() * SCALE),
                (int) Math.ceil(picture.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            PngWriter writer = new PngWriter(graphics);
            picture.marks().forEach(writer::mark);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Path path -> path(path);
            case Mark.Dot dot -> dot(dot);
            case Mark.Box box -> {
                pen(box.ink(), box.opacity());
                graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Mark.Words words -> words(words);
        }
    }

    private void path(Mark.Path path) {
        Path2D shape = new Path2D.Double();
        boolean down = false;
        for (int i = 0; i < path.xs().length; i++) {
            double x = path.xs()[i];
            double y = path.ys()[i];
            if (Double.isNaN(x) || Double.isNaN(y)) {
                down = false;
            } else if (down) {
                shape.lineTo(x, y);
            } else {
                shape.moveTo(x, y);
                down = true;
            }
        }
        pen(path.ink(), path.opacity());
        if (path.fill()) {
            shape.closePath();
            graphics.fill(shape);
        }
        if (path.width() > 0) {
            float[] dash = new float[path.dash().size()];
            for (int i = 0; i < dash.length; i++) {
                dash[i] = path.dash().get(i).floatValue();
            }
            graphics.setStroke(new BasicStroke(
                    (float) path.width(),
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_ROUND,
                    1,
                    dash.length == 0 ? null : dash,
                    0));
            graphics.draw(shape);
        }
    }

    private void dot(Mark.Dot dot) {
        double r = dot.radius();
        Ellipse2D circle = new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r);
        pen(dot.hollow() ? Ink.PAPER : dot.ink(), dot.opacity());
        graphics.fill(circle);
        if (dot.hollow()) {
            pen(dot.ink(), dot.opacity());
            graphics.setStroke(new BasicStroke(1.4f));
            graphics.draw(circle);
        }
    }

    private void words(Mark.Words words) {
        pen(words.ink(), 1);
        graphics.setFont(
                new Font(Font.SANS_SERIF, words.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) words.size()));
        double width = graphics.getFontMetrics().stringWidth(words.text());
        double shift = switch (words.anchor()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
        };
        AffineTransform before = graphics.getTransform();
        graphics.translate(words.x(), words.y());
        if (words.turned()) {
            graphics.rotate(-Math.PI / 2);
        }
        graphics.drawString(words.text(), (float) shift, 0f);
        graphics.setTransform(before);
    }

    private void pen(Ink ink, double opacity) {
        graphics.setColor(ink == Ink.PAPER ? Color.WHITE : new Color(ink.light()));
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    }
}
