package crosstalk.cli;

import crosstalk.analysis.AnalysisChoice;
import crosstalk.analysis.PowerPlan;
import crosstalk.measured.ColumnRole;
import crosstalk.measured.Layout;
import crosstalk.measured.TableChoice;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crosstalk analyze FILE`: what measured animals say.
@Command(
        name = "analyze",
        description = {
            "Analyses tumour volumes of animals: who responded, did survival differ, is the combination better than its parts, how many animals next"
                    + " time; with a report.",
            "Reads CSV, TSV and XLSX: one row for each measurement (animal, arm, day, volume; or length and width), one row for each animal with a column"
                    + " for each day, or one column for each animal. Columns are found by name, or named by option. What was understood is said first;"
                    + " doubtful entries are listed with their rows."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./crosstalk analyze growth.csv --endpoint 1500",
            "  ./crosstalk analyze growth.xlsx --sheet Volumes --events ends.csv --control Vehicle",
            "  ./crosstalk analyze growth.csv --combination \"A+B=A,B\" --output results/mine",
            "  ./crosstalk analyze growth.csv --compare results/four-antibodies-20260102-101500",
            "  ./crosstalk analyze results/four-antibodies-20260102-101500 --model colorectal-mmrd"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "a table of tumour volumes, or a folder that crosstalk run made")
    private Path file = Path.of("");

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "a table of ends: animal, day, event (dead, endpoint, censored, excluded), reason")
    private @Nullable Path events;

    @Option(
            names = "--control",
            paramLabel = "ARM",
            description = "the control arm; default: the one whose name says so")
    private @Nullable String control;

    @Option(
            names = "--combination",
            paramLabel = "A+B=A,B",
            description = "an arm, and the arms of its parts; may be repeated; default: by the names of arms")
    private List<String> combinations = List.of();

    @Option(
            names = "--endpoint",
            paramLabel = "MM3",
            description = "a tumour volume that counts as an event, such as 1500")
    private @Nullable Double endpoint;

    @Option(
            names = "--start",
            paramLabel = "DAY",
            description = "first day of treatment; default: the first day measured")
    private @Nullable Double start;

    @Option(
            names = "--clear-below",
            paramLabel = "MM3",
            description = "largest last volume that counts as cleared; default: ${DEFAULT-VALUE}",
            defaultValue = "0")
    private double clearBelow;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "folder for the results; default: results/FILE-DATE-TIME. A folder that holds something is refused")
    private @Nullable Path output;

    @Option(
            names = "--layout",
            paramLabel = "KIND",
            description = "long, animal-rows or animal-columns; default: found out")
    private @Nullable String layout;

    @Option(names = "--sheet", paramLabel = "NAME", description = "of an XLSX workbook")
    private @Nullable String sheet;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "of volumes (mm3, cm3) or lengths (mm, cm) where no heading says; default: mm3, mm")
    private @Nullable String unit;

    @Option(names = "--decimal", paramLabel = "MARK", description = "point or comma; default: found out")
    private @Nullable String decimal;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "read only such rows; may be repeated")
    private List<String> where = List.of();

    @Option(names = "--animal", paramLabel = "COLUMN", description = "heading of the animals")
    private @Nullable String animalColumn;

    @Option(names = "--arm", paramLabel = "COLUMN", description = "heading of the arms")
    private @Nullable String armColumn;

    @Option(names = "--day", paramLabel = "COLUMN", description = "heading of the days, or of dates as 2026-01-31")
    private @Nullable String dayColumn;

    @Option(names = "--volume", paramLabel = "COLUMN", description = "heading of the volumes")
    private @Nullable String volumeColumn;

    @Option(
            names = "--length",
            paramLabel = "COLUMN",
            description = "heading of the lengths; volume = length x width^2 / 2")
    private @Nullable String lengthColumn;

    @Option(names = "--width", paramLabel = "COLUMN", description = "heading of the widths")
    private @Nullable String widthColumn;

    @Option(names = "--cage", paramLabel = "COLUMN", description = "heading of the cages")
    private @Nullable String cageColumn;

    @Option(
            names = "--stratum",
            paramLabel = "COLUMN",
            description =
                    "heading of studies or blocks that are analysed together: survival is compared within each, all else is"
                            + " pooled over them")
    private @Nullable String stratumColumn;

    @Option(names = "--event", paramLabel = "COLUMN", description = "heading of ends in the table of volumes")
    private @Nullable String eventColumn;

    @Option(names = "--event-day", paramLabel = "COLUMN", description = "heading of their days")
    private @Nullable String eventDayColumn;

    @Option(
            names = "--detect-clearance",
            paramLabel = "PART",
            description =
                    "clearance of a treated arm that the next study should find, such as 0.4; default: what was seen")
    private @Nullable Double detectClearance;

    @Option(
            names = "--detect-hazard",
            paramLabel = "RATIO",
            description = "hazard ratio that it should find; default: what was seen")
    private @Nullable Double detectHazard;

    @Option(
            names = "--detect-growth",
            paramLabel = "RATE",
            description = "how much slower growth, per day, it should find; default: what was seen")
    private @Nullable Double detectGrowth;

    @Option(
            names = "--loss",
            paramLabel = "PART",
            description = "part of its animals lost for other reasons; default: ${DEFAULT-VALUE}",
            defaultValue = "0")
    private double loss;

    @Option(
            names = "--cage-size",
            paramLabel = "N",
            description = "its animals per cage; default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private int cageSize;

    @Option(
            names = "--cage-correlation",
            paramLabel = "R",
            description = "of two animals of a cage, 0 to 1; default: ${DEFAULT-VALUE}",
            defaultValue = "0")
    private double cageCorrelation;

    @Option(
            names = "--compare",
            paramLabel = "RESULT_DIR",
            description = "a folder that crosstalk run made: its virtual animals are set beside the measured ones")
    private @Nullable Path compare;

    @Option(
            names = "--match",
            paramLabel = "ARM=VIRTUAL",
            description = "arms that belong together though their names differ; may be repeated")
    private List<String> matches = List.of();

    @Option(names = "--model", paramLabel = "NAME", description = "of a virtual study with several models")
    private @Nullable String model;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "of each bootstrap; default: ${DEFAULT-VALUE}",
            defaultValue = "2000")
    private int resamples;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "of all random draws; default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private long seed;

    @Option(names = "--strict", description = "refuse a table with doubtful entries")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        AnalysisChoice choice =
                new AnalysisChoice(control, combinations, endpoint, start, clearBelow, resamples, seed, plan());
        @Nullable Layout kind = layout == null ? null : Layout.of(layout).orElse(null);
        TableChoice table = new TableChoice(file, events, columns(), kind, unit, decimal, sheet, where);
        AnalyzeRun run = new AnalyzeRun(
                table,
                choice,
                new AnalyzeRun.Beside(compare, matches, model),
                output,
                strict,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        if (layout != null && kind == null) {
            return run.refuse(List.of("--layout \"" + layout + "\": expected long, animal-rows or animal-columns"));
        }
        return run.run();
    }

    private PowerPlan plan() {
        return new PowerPlan(
                Optional.ofNullable(detectClearance),
                Optional.ofNullable(detectHazard),
                Optional.ofNullable(detectGrowth),
                loss,
                cageSize,
                cageCorrelation);
    }

    private Map<ColumnRole, String> columns() {
        Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
        put(columns, ColumnRole.ANIMAL, animalColumn);
        put(columns, ColumnRole.ARM, armColumn);
        put(columns, ColumnRole.DAY, dayColumn);
        put(columns, ColumnRole.VOLUME, volumeColumn);
        put(columns, ColumnRole.LENGTH, lengthColumn);
        put(columns, ColumnRole.WIDTH, widthColumn);
        put(columns, ColumnRole.CAGE, cageColumn);
        put(columns, ColumnRole.STUDY, stratumColumn);
        put(columns, ColumnRole.EVENT, eventColumn);
        put(columns, ColumnRole.EVENT_DAY, eventDayColumn);
        return columns;
    }

    private static void put(Map<ColumnRole, String> columns, ColumnRole role, @Nullable String heading) {
        if (heading != null) {
            columns.put(role, heading);
        }
    }
}
