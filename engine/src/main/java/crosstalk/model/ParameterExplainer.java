package crosstalk.model;

import crosstalk.model.Explanation.Block;
import crosstalk.model.Explanation.Section;
import crosstalk.model.ModelParameter.Origin;
import crosstalk.quantity.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every parameter with its value and where that comes from.
final class ParameterExplainer {

    private final Model model;

    ParameterExplainer(Model model) {
        this.model = model;
    }

    Section section() {
        List<ModelParameter> parameters = new ArrayList<>(model.parameters());
        parameters.sort(Comparator.comparing((ModelParameter p) -> p.origin() == Origin.ASSUMED));
        List<Block> blocks = new ArrayList<>();
        Census census = model.census();
        blocks.add(new Block.Paragraph(
                "%d of %d parameters are assumed: each of these has a range and a reason. They stand last."
                        .formatted(census.assumed(), census.parameters())));
        if (!parameters.isEmpty()) {
            blocks.add(new Block.Table(
                    "",
                    List.of(
                            "Parameter",
                            "Meaning",
                            "Value",
                            "Range",
                            "Between subjects",
                            "Origin",
                            "Source and reason",
                            "File"),
                    parameters.stream().map(ParameterExplainer::row).toList()));
        }
        List<List<String>> together = model.correlations().stream()
                .map(c -> List.of(c.first() + " and " + c.second(), number(c.value())))
                .toList();
        if (!together.isEmpty()) {
            blocks.add(new Block.Table(
                    "Parameters that vary together between subjects", List.of("Parameters", "Correlation"), together));
        }
        return new Section("Parameters", blocks);
    }

    private static List<String> row(ModelParameter p) {
        return List.of(
                p.name(),
                p.summary(),
                p.value().text(),
                range(p),
                p.spread().map(s -> spread(s, p)).orElse(""),
                p.origin().name().toLowerCase(Locale.ROOT),
                source(p),
                place(p));
    }

    private static String source(ModelParameter p) {
        String cited = Stream.of(p.source(), p.where(), p.species())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return p.reason().isEmpty() ? cited : p.reason() + (cited.isEmpty() ? "" : " (" + cited + ")");
    }

    private static String range(ModelParameter p) {
        if (Double.isNaN(p.low())) {
            return "";
        }
        Unit unit = Unit.parse(p.unit());
        String suffix = p.unit().equals("1") ? "" : " " + p.unit();
        return number(unit.fromCanonical(p.low())) + " to " + number(unit.fromCanonical(p.high())) + suffix;
    }

    private static String spread(Spread spread, ModelParameter p) {
        return switch (spread) {
            case Spread.LogNormal log -> {
                double cv = 100 * Math.sqrt(Math.expm1(log.sd() * log.sd()));
                yield "lognormal, cv " + Math.round(cv) + " %";
            }
            case Spread.Normal normal -> {
                Unit unit = Unit.parse(p.unit());
                yield "normal, sd " + number(unit.fromCanonical(normal.sd()))
                        + (p.unit().equals("1") ? "" : " " + p.unit());
            }
        };
    }

    /// Four significant digits.
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        boolean plain = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
        return plain
                ? rounded.toPlainString()
                : rounded.toString().replace("E+", "e").replace("E", "e");
    }

    /// File and line, the file without the folders above its own.
    private static String place(ModelParameter p) {
        Path path = Path.of(p.file());
        int count = path.getNameCount();
        return path.subpath(Math.max(0, count - 2), count) + ":" + p.line();
    }
}
