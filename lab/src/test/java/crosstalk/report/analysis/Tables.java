package crosstalk.report.analysis;

import crosstalk.analysis.Analysis;
import crosstalk.analysis.AnalysisChoice;
import crosstalk.analysis.PowerPlan;
import crosstalk.measured.ColumnRole;
import crosstalk.measured.MeasuredStudy;
import crosstalk.measured.TableChoice;
import crosstalk.picture.Mark;
import crosstalk.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Analyses of small tables, and what their pictures hold.
final class Tables {
    private Tables() {}

    /// The analysis of rows `mouse,arm,day,volume,study`, with few resamples.
    static Analysis analysis(Path home, String rows, @Nullable Double endpoint) throws IOException {
        Path file = Files.writeString(home.resolve("g.csv"), "mouse,arm,day,volume (mm3),study\n" + rows);
        MeasuredStudy study = MeasuredStudy.read(
                new TableChoice(file, null, Map.of(ColumnRole.STUDY, "study"), null, null, null, null, List.of()));
        return Analysis.of(
                study, new AnalysisChoice("Vehicle", List.of(), endpoint, null, 0, 100, 1, PowerPlan.usual()));
    }

    /// Three animals of each arm, measured on four days from one on; tumours grow slower from arm to arm.
    static String rows(List<String> arms, int firstDay) {
        StringBuilder rows = new StringBuilder();
        for (int arm = 0; arm < arms.size(); arm++) {
            for (int animal = 0; animal < 3; animal++) {
                for (int i = 0; i < 4; i++) {
                    double volume = (90 + 10 * animal) * Math.pow(1.9 - 0.9 * arm / arms.size() + 0.05 * animal * i, i);
                    rows.append(
                            "%d-%d,\"%s\",%d,%.1f,S%n".formatted(arm, animal, arms.get(arm), firstDay + 4 * i, volume));
                }
            }
        }
        return rows.toString();
    }

    static List<Mark.Words> words(Picture picture) {
        return picture.marks().stream()
                .filter(Mark.Words.class::isInstance)
                .map(Mark.Words.class::cast)
                .toList();
    }
}
