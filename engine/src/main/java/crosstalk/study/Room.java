package crosstalk.study;

import crosstalk.network.Space;
import crosstalk.solver.spatial.Plan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the tissues of the subjects at work at once fit in memory.
///
/// Reckoned for a look at the largest tumour, whenever looks are: a seventh to a fifth above the least heap in which `voxel-size`, with looks
/// up to its last days, runs to its end at 210 and 300 um.
final class Room {

    /// Tumours are at most so large where a study sets no limit, mm^3: twice what animals bear.
    private static final double NO_LIMIT = 3000;

    /// Of a look at a tissue: bytes of a layer in a voxel.
    private static final int LAYER = Float.BYTES;

    /// Arrays over a tissue that a look works in besides its layers: filling, depth, nearest points of the margin, sums of populations,
    /// a block of an image.
    private static final int BESIDE = 8;

    /// Bytes that the program takes whatever the voxels: classes, models, tables of results, the report.
    private static final double FIXED = 10e6;

    /// Bytes of what a subject at work computes in, whatever the voxels.
    private static final double WORK = 4e6;

    private static final double STEP = 0.01;

    /// The most voxels of a grid, which one index counts.
    private static final double MOST_VOXELS = Integer.MAX_VALUE;

    private final Study study;
    private final List<Space> spaces;
    private final int subjects;

    /// @param spaces one for each model
    /// @param subjects at work at once
    Room(Study study, List<Space> spaces, int subjects) {
        this.study = study;
        this.spaces = spaces;
        this.subjects = subjects;
    }

    /// Why the study does not fit, with the voxels that would; empty when it does.
    ///
    /// @param available bytes
    Optional<String> refusal(long available) {
        double edge = study.voxels().edge();
        if (fits(edge, available)) {
            return Optional.empty();
        }
        double least = edge;
        while (least <= Voxels.MOST && !fits(least, available)) {
            least = Math.floor(least / STEP + 1 + 1e-9) * STEP;
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "space: with voxels of %s, tumours of up to %s mm^3%s and %d %s at work at once take about %s of memory; %s can be had. %s",
                study.voxels().um(),
                BigDecimal.valueOf(volume()).stripTrailingZeros().toPlainString(),
                study.end().humaneLimit().isPresent() ? "" : " (the study sets no limit, see \"end\")",
                subjects,
                subjects == 1 ? "animal" : "animals",
                memory(bytes(edge)),
                memory((double) available),
                least <= Voxels.MOST
                        ? "Voxels of " + new Voxels(least).um() + " would fit"
                                + (subjects > 1 ? "; so may fewer animals at once" : "")
                        : "No voxel that is allowed would fit"));
    }

    private boolean fits(double edge, long available) {
        double voxels = volume() / (edge * edge * edge);
        return voxels < MOST_VOXELS && bytes(edge) <= available;
    }

    private double volume() {
        return study.end().humaneLimit().orElse(NO_LIMIT);
    }

    /// Of the program and all subjects at work.
    private double bytes(double edge) {
        double most = 0;
        for (Space space : spaces) {
            most = Math.max(most, Plan.bytes(space, edge, volume()) + look(space, edge));
        }
        return FIXED + subjects * (WORK + most);
    }

    /// What a look at the largest tumour takes while it lasts, and what is kept of the looks at a subject until its end.
    private double look(Space space, double edge) {
        Measures.Sections sections = study.measures().sections();
        if (sections.on().isEmpty()) {
            return 0;
        }
        double layers = space.tissues().stream()
                .mapToDouble(tissue -> tissue.layers().size())
                .max()
                .orElse(0);
        double voxels = Plan.shown(edge, volume());
        double planes = sections.subjects() > 0
                ? (double) sections.on().size() * study.arms().size()
                : 0;
        return LAYER * ((layers + BESIDE) * voxels + layers * planes * Math.pow(voxels, 2.0 / 3));
    }

    private static String memory(double bytes) {
        if (bytes < 1e9) {
            return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
        }
        double number = bytes / 1e9;
        return String.format(Locale.ROOT, number < 10 ? "%.1f GB" : "%.0f GB", number);
    }
}
