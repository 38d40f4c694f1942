package crosstalk.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Synergy from the growth rates of a mixed model: the log of the combination index on day d is a contrast of rates times d. Sources:
/// demidenko2019, romero-becerra2025.
public final class SynergyBySlopes {
    /// The law of the contrast over its error.
    public enum Law {
        /// Student's t with the degrees of freedom of animals, [GrowthModel#freedom]; the one to judge by
        STUDENT,
        /// normal, as if animals were many, as the sources have it
        NORMAL
    }

    private SynergyBySlopes() {}

    /// The index on a day, from a model of the whole study or of the days up to it.
    ///
    /// @param best place among the parts of the best single agent, see [#best]
    /// @param day since the start, above 0
    public static Result<Synergy> of(
            GrowthModel model,
            Combination combination,
            Synergy.Expectation expectation,
            int best,
            double day,
            Law law) {
        Optional<String> few = few(model, combination);
        if (few.isPresent()) {
            return Result.unavailable(few.get());
        }
        double[] gradient = gradient(model, combination, expectation, best, day);
        double value = switch (expectation) {
            case BLISS, HIGHEST_SINGLE_AGENT -> dot(gradient, model);
            case RESPONSE_ADDITIVITY -> additivity(model, combination, day);
        };
        double variance = 0;
        double[][] covariance = model.fit().covariance();
        for (int r = 0; r < gradient.length; r++) {
            for (int c = 0; c < gradient.length; c++) {
                variance += gradient[r] * gradient[c] * covariance[r][c];
            }
        }
        if (!(variance > 0)) {
            return Result.unavailable("the rates do not vary, so nothing tells their error");
        }
        double error = Math.sqrt(variance);
        Level level = new Level(model.fit().level());
        int n = model.fit().animals();
        double freedom = model.freedom();
        Method method = expectation.method(
                switch (law) {
                    case STUDENT -> "growth rates of a mixed model through the start, Student's t over animals";
                    case NORMAL -> "growth rates of a mixed model through the start, normal interval";
                });
        double half = error
                * switch (law) {
                    case STUDENT -> Tail.studentDeviate(level, freedom);
                    case NORMAL -> level.deviate();
                };
        Estimate log = new Estimate(value, value - half, value + half, level, n, method);
        HypothesisTest test = switch (law) {
            case STUDENT ->
                new HypothesisTest(Tail.student(value / error, freedom), -value / error, freedom, n, method);
            case NORMAL -> new HypothesisTest(Tail.normal(value / error), -value / error, n, method);
        };
        return Result.of(new Synergy(
                expectation,
                Synergy.Scale.VOLUME_RATIO,
                day,
                log.rescaled(Math::exp),
                Result.of(test),
                remark(model, combination, expectation, day)));
    }

    private static String remark(
            GrowthModel model, Combination combination, Synergy.Expectation expectation, double day) {
        if (expectation != Synergy.Expectation.RESPONSE_ADDITIVITY) {
            return "";
        }
        double others = (combination.parts().size() - 1) * grown(model, combination.control(), day);
        return Synergy.expectedVolume(below(model, combination, day) - others, grown(model, combination.whole(), day));
    }

    private static Optional<String> few(GrowthModel model, Combination combination) {
        return IntStream.of(combination.arms())
                .filter(arm -> model.courses().get(arm) < GrowthModel.FEWEST)
                .mapToObj(arm -> model.arms().get(arm) + " has fewer than " + GrowthModel.FEWEST
                        + " animals measured after the start, so nothing tells how much its animals differ")
                .findFirst();
    }

    /// The place, among the parts, of the one with the slowest growth.
    public static int best(GrowthModel model, Combination combination) {
        return IntStream.range(0, combination.parts().size())
                .boxed()
                .min((a, b) -> Double.compare(rate(model, combination, a), rate(model, combination, b)))
                .orElseThrow();
    }

    private static double rate(GrowthModel model, Combination combination, int part) {
        return model.rate(combination.parts().get(part)).estimate().value();
    }

    /// The index on each day of measurement, each from the measurements up to it; the best single agent is that of the whole study.
    ///
    /// @param curves of each arm
    public static Result<List<Synergy>> overTime(
            List<String> arms,
            List<List<GrowthCurve>> curves,
            Combination combination,
            Synergy.Expectation expectation,
            ZeroVolumes zeros,
            Law law,
            double level) {
        int[] kept = combination.arms();
        List<String> names = IntStream.of(kept).mapToObj(arms::get).toList();
        List<List<GrowthCurve>> own = IntStream.of(kept).mapToObj(curves::get).toList();
        Combination here = new Combination(
                0, IntStream.rangeClosed(1, kept.length - 2).boxed().toList(), kept.length - 1);
        return GrowthModel.of(names, own, GrowthModel.Form.RELATIVE, zeros, level)
                .then(whole -> few(whole, here)
                        .<Result<GrowthModel>>map(Result::unavailable)
                        .orElse(Result.of(whole)))
                .map(whole -> {
                    int best = best(whole, here);
                    List<Synergy> found = new ArrayList<>();
                    for (double day : days(own)) {
                        List<List<GrowthCurve>> until = own.stream()
                                .map(arm -> arm.stream()
                                        .map(curve -> curve.until(day))
                                        .toList())
                                .toList();
                        GrowthModel.of(names, until, GrowthModel.Form.RELATIVE, zeros, level)
                                .then(model -> of(model, here, expectation, best, day, law))
                                .found()
                                .ifPresent(found::add);
                    }
                    return found;
                });
    }

    /// The days after the start on which anyone was measured; days count from each animal's first measurement.
    private static double[] days(List<List<GrowthCurve>> curves) {
        return curves.stream()
                .flatMap(List::stream)
                .flatMapToDouble(curve -> java.util.Arrays.stream(curve.days()).skip(1))
                .distinct()
                .sorted()
                .toArray();
    }

    private static double dot(double[] weights, GrowthModel model) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * model.fit().coefficients().get(c).estimate().value();
        }
        return sum;
    }

    /// Of the logarithm of the index, by the coefficients.
    private static double[] gradient(
            GrowthModel model, Combination combination, Synergy.Expectation expectation, int best, double day) {
        double[] sum = new double[model.fit().coefficients().size()];
        switch (expectation) {
            case BLISS -> {
                add(sum, model, combination.whole(), day);
                add(sum, model, combination.control(), (combination.parts().size() - 1) * day);
                combination.parts().forEach(part -> add(sum, model, part, -day));
            }
            case HIGHEST_SINGLE_AGENT -> {
                add(sum, model, combination.whole(), day);
                add(sum, model, combination.parts().get(best), -day);
            }
            case RESPONSE_ADDITIVITY -> {
                double above = above(model, combination, day);
                double below = below(model, combination, day);
                int others = combination.parts().size() - 1;
                add(sum, model, combination.whole(), day * grown(model, combination.whole(), day) / above);
                add(sum, model, combination.control(), day * others * grown(model, combination.control(), day) / above);
                combination.parts().forEach(part -> add(sum, model, part, -day * grown(model, part, day) / below));
            }
        }
        return sum;
    }

    /// log of (combination + control) over (the sum of the parts), for two parts: 0 if what the parts take from the control adds up.
    private static double additivity(GrowthModel model, Combination combination, double day) {
        return Math.log(above(model, combination, day) / below(model, combination, day));
    }

    private static double above(GrowthModel model, Combination combination, double day) {
        return grown(model, combination.whole(), day)
                + (combination.parts().size() - 1) * grown(model, combination.control(), day);
    }

    private static double below(GrowthModel model, Combination combination, double day) {
        return combination.parts().stream()
                .mapToDouble(part -> grown(model, part, day))
                .sum();
    }

    /// The volume over that at the start.
    private static double grown(GrowthModel model, int arm, double day) {
        return Math.exp(model.rate(arm).estimate().value() * day);
    }

    private static void add(double[] sum, GrowthModel model, int arm, double factor) {
        double[] weights = model.rateWeights(arm);
        for (int c = 0; c < sum.length; c++) {
            sum[c] += factor * weights[c];
        }
    }
}
