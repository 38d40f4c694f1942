package crosstalk.cli;

import crosstalk.results.ArmSummary;
import crosstalk.results.Summary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A summary as text: one table for each model.
final class SummaryTable {
    private static final List<String> HEADINGS =
            List.of("arm", "n", "cleared", "95 % interval", "complete responses", "median survival", "published");
    private static final String NOT_YET = "Not yet calibrated: the numbers show what the model's rules imply.";

    private final Summary summary;

    SummaryTable(Summary summary) {
        this.summary = summary;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %d animals in every arm, %s, seed %d%n",
                summary.study(),
                summary.subjects(),
                summary.fidelity(),
                summary.seed());
        List<String> models =
                summary.arms().stream().map(ArmSummary::model).distinct().toList();
        for (String model : models) {
            out.println();
            out.println(model);
            if (!summary.calibratedModels().contains(model)) {
                out.println(NOT_YET);
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(HEADINGS);
            summary.arms().stream()
                    .filter(arm -> arm.model().equals(model))
                    .map(SummaryTable::row)
                    .forEach(rows::add);
            print(rows, out);
        }
        for (Summary.Memory memory : summary.rechallenge()) {
            out.println();
            out.println(sentence(memory));
        }
    }

    private static List<String> row(ArmSummary arm) {
        @Nullable Double survival = arm.medianSurvivalDays();
        return List.of(
                arm.arm(),
                String.valueOf(arm.n()),
                arm.cleared() + percent(arm.fraction()),
                arm.low() == null || arm.high() == null ? "" : interval(arm.low(), arm.high()),
                String.valueOf(arm.completeResponses()),
                arm.n() == 0 ? "" : survival == null ? "not reached" : String.format(Locale.ROOT, "day %.0f", survival),
                arm.published() == null ? "" : arm.published().text());
    }

    private static String percent(@Nullable Double fraction) {
        return fraction == null ? "" : String.format(Locale.ROOT, " (%.0f %%)", 100 * fraction);
    }

    private static String interval(double low, double high) {
        return String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * low, 100 * high);
    }

    private static String sentence(Summary.Memory memory) {
        String second = memory.model() + ": " + memory.rejected() + " of " + memory.rechallenged()
                + " rechallenged animals rejected the second tumour";
        Summary.@Nullable Naive naive = memory.naive();
        return naive == null ? second : second + ", " + naive.rejected() + " of " + naive.n() + " naive ones";
    }

    private static void print(List<List<String>> rows, PrintWriter out) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                String space = " ".repeat(widths[i] - cell.length());
                boolean words = i == 0 || i == widths.length - 1;
                line.append(words ? cell + space : space + cell).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
