package crosstalk.statistics;

import java.util.List;

/// What the logarithm of a volume of 0 is: a tumour too small to measure has none.
public enum ZeroVolumes {
    /// The measurement is left out: rates are of tumours that can be measured, and those of cleared animals look higher than they are.
    LEFT_OUT("volumes of 0 left out"),
    /// Half of the smallest volume above 0 of the whole study stands in.
    HALF_OF_SMALLEST("volumes of 0 set to half of the smallest volume above 0"),
    /// One is added to every volume: the result depends on the unit of volume.
    ONE_ADDED("one added to every volume");

    private final String words;

    ZeroVolumes(String words) {
        this.words = words;
    }

    /// For the methods paragraph.
    public String words() {
        return words;
    }

    /// What is added to, or stands in for, volumes.
    double substitute(List<List<GrowthCurve>> arms) {
        return switch (this) {
            case LEFT_OUT -> 0;
            case ONE_ADDED -> 1;
            case HALF_OF_SMALLEST ->
                arms.stream()
                                .flatMap(List::stream)
                                .flatMapToDouble(curve -> java.util.Arrays.stream(curve.volumes()))
                                .filter(v -> v > 0)
                                .min()
                                .orElse(0)
                        / 2;
        };
    }

    /// The volume whose logarithm is taken; 0 if there is none.
    double volume(double measured, double substitute) {
        return switch (this) {
            case LEFT_OUT -> measured;
            case ONE_ADDED -> measured + 1;
            case HALF_OF_SMALLEST -> measured == 0 ? substitute : measured;
        };
    }
}
