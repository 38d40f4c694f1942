package crosstalk.laws;

/// Figures of a run study, chosen by the entry `what` of a law's measure; evidence/README.md says what each is.
final class Measures {

    private Measures() {}

    static Figure of(Law law, Cohorts cohorts) {
        Asked asked = new Asked(cohorts, law.measure());
        String what = asked.text("what");
        return switch (what) {
            case "volume", "slope", "days to limit", "spread", "inhibition", "benefit kept" ->
                VolumeMeasures.of(what, asked);
            case "cleared",
                    "rejected",
                    "cleared less",
                    "chance of no less",
                    "cleared more",
                    "chance of order",
                    "chance of harm",
                    "relapse" -> FateMeasures.of(what, asked);
            case "half-life",
                    "largest readout",
                    "smallest count",
                    "cells before",
                    "gain of cells",
                    "area",
                    "balance",
                    "made from nothing",
                    "other differences" -> BodyMeasures.of(what, asked);
            default -> throw new IllegalArgumentException(law.id() + ": unknown measure " + what);
        };
    }
}
