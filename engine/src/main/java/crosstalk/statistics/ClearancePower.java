package crosstalk.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// How many animals find a difference in clearance.
///
/// Power of the exact tests is enumerated over all tables. Lost animals and cages: the formula counts n (1 - lost) / design effect
/// animals; simulated cages draw their own probability from a beta law, and where cages matter the counts are divided by the design
/// effect before the test. Sources: fisher1935, boschloo1970, casagrande1978, rao1992 (cages).
///
/// @param treated probability of clearance in the arm
/// @param control probability of clearance in the control
/// @param lost part of the animals that can not be judged, 0 to below 1
/// @param cages how animals are housed
public record ClearancePower(double treated, double control, double lost, GrowthScenario.Cages cages) {
    static final Method METHOD = Method.of(
            "power of the two-sided exact test of two proportions, enumerated, and by simulation with loss and cages",
            "fisher1935",
            "boschloo1970",
            "rao1992");

    /// @throws IllegalArgumentException if a probability is not 0 to 1, or they are equal
    public ClearancePower {
        if (!(treated >= 0 && treated <= 1 && control >= 0 && control <= 1 && lost >= 0 && lost < 1)
                || treated == control) {
            throw new IllegalArgumentException("clearance of " + treated + " and " + control + " with a part of " + lost
                    + " lost, expected two different probabilities, and less than 1 lost");
        }
    }

    /// The power of Fisher's test with `n` animals in each arm, all judged.
    ///
    /// @param alpha a table is significant if its p-value is at most this
    public double fisher(int n, double alpha, Alternative alternative) {
        return Boschloo.probability(region(Boschloo.ordering(n, n, alternative), alpha), treated, control);
    }

    /// The power of Boschloo's test with `n` animals in each arm, all judged.
    public double boschloo(int n, double alpha, Alternative alternative) {
        double[][] ordering = Boschloo.ordering(n, n, alternative);
        double[] values = Arrays.stream(ordering)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        int low = -1; // known to keep the level
        int high = values.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            boolean[][] region = region(ordering, values[middle]);
            if (Boschloo.largest(common -> Boschloo.probability(region, common, common)) <= alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low < 0 ? 0 : Boschloo.probability(region(ordering, values[low]), treated, control);
    }

    /// The first number of animals per arm whose power by Fisher's test reaches a target; larger numbers may fall short of it
    /// again, as exact power is not monotone.
    public Result<Integer> first(double target, double alpha, Alternative alternative) {
        for (int n = 2; n <= 400; n++) {
            if (fisher(n, alpha, alternative) >= target) {
                return Result.of(n);
            }
        }
        return Result.unavailable("more than 400 animals per arm would be needed");
    }

    /// Animals per arm by the normal approximation with continuity correction, not rounded. Source: casagrande1978.
    ///
    /// @param alpha two-sided
    public double approximate(double target, double alpha) {
        double a = Tail.normalQuantile(1 - alpha / 2);
        double b = Tail.normalQuantile(target);
        double mean = (treated + control) / 2;
        double difference = Math.abs(treated - control);
        double root =
                a * Math.sqrt(2 * mean * (1 - mean)) + b * Math.sqrt(treated * (1 - treated) + control * (1 - control));
        double plain = root * root / (difference * difference);
        double step = 1 + Math.sqrt(1 + 4 / (plain * difference));
        return plain * step * step / 4;
    }

    /// The curve, by Fisher's two-sided test.
    public PowerCurve curve(int[] perArm, PowerCurve.Plan plan, RandomGenerator random) {
        return PowerCurve.of(
                perArm,
                plan,
                n -> {
                    int judged = (int) (n * (1 - lost) / cages.designEffect());
                    return judged < 1 ? 0 : fisher(judged, plan.alpha(), Alternative.TWO_SIDED);
                },
                n -> simulate(n, plan, random),
                METHOD);
    }

    private Proportion simulate(int n, PowerCurve.Plan plan, RandomGenerator random) {
        int found = 0;
        for (int s = 0; s < plan.studies(); s++) {
            Proportion arm = draw(n, treated, random);
            Proportion other = draw(n, control, random);
            found += significant(arm, other, plan.alpha()) ? 1 : 0;
        }
        return new Proportion(found, plan.studies());
    }

    private boolean significant(Proportion arm, Proportion other, double alpha) {
        double effect = cages.designEffect();
        int n = (int) (arm.n() / effect);
        int m = (int) (other.n() / effect);
        if (n == 0 || m == 0) {
            return false;
        }
        int x = (int) Math.min(n, Math.round(arm.count() / effect));
        int y = (int) Math.min(m, Math.round(other.count() / effect));
        return FisherExact.p(x, n, m, x + y, Alternative.TWO_SIDED) <= alpha;
    }

    private Proportion draw(int n, double probability, RandomGenerator random) {
        int count = 0;
        int judged = 0;
        double own = probability;
        double rho = cages.correlation();
        for (int i = 0; i < n; i++) {
            if (i % cages.size() == 0 && rho > 0 && probability > 0 && probability < 1) {
                double scale = (1 - Math.min(rho, 0.999)) / rho;
                own = BetaDistribution.of(probability * scale, (1 - probability) * scale)
                        .inverseCumulativeProbability(random.nextDouble());
            }
            boolean cleared = random.nextDouble() < own;
            boolean stayed = random.nextDouble() >= lost;
            judged += stayed ? 1 : 0;
            count += stayed && cleared ? 1 : 0;
        }
        return new Proportion(count, judged);
    }

    private static boolean[][] region(double[][] ordering, double most) {
        boolean[][] region = new boolean[ordering.length][];
        for (int x = 0; x < region.length; x++) {
            region[x] = new boolean[ordering[x].length];
            for (int y = 0; y < region[x].length; y++) {
                region[x][y] = ordering[x][y] <= most * FisherExact.SLACK;
            }
        }
        return region;
    }
}
