package crosstalk.study;

import crosstalk.model.Correlation;
import crosstalk.model.ModelParameter;
import crosstalk.model.Problem;
import crosstalk.model.ProblemsException;
import crosstalk.model.Spread;
import crosstalk.random.Address;
import crosstalk.random.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The traits of animals: the value of every parameter that varies between subjects.
///
/// A trait's standard normal number is drawn at an address made of seed, subject and the parameter's name, so that a
/// subject is the same in every arm, in every model that has the parameter, and whatever else a model has or in which order.
/// Correlated numbers are made from independent ones by the Cholesky factor of their correlation matrix, names in
/// alphabetical order: a further correlation changes only the traits that it names and those tied to them.
public final class Cohort {

    /// Below this a matrix is singular to rounding.
    private static final double SMALLEST_PIVOT = 1e-12;

    /// Traits in the order of the model.
    private final List<ModelParameter> varying;
    /// Names of correlated traits in alphabetical order: the order of `factor`.
    private final List<String> correlated;
    private final double[][] factor;

    private Cohort(List<ModelParameter> varying, List<String> correlated, double[][] factor) {
        this.varying = varying;
        this.correlated = correlated;
        this.factor = factor;
    }

    /// The cohort of a model.
    ///
    /// @throws ProblemsException when correlations name what does not vary, or contradict each other
    public static Cohort of(List<ModelParameter> parameters, List<Correlation> correlations, String model)
            throws ProblemsException {
        List<ModelParameter> varying =
                parameters.stream().filter(p -> p.spread().isPresent()).toList();
        List<String> names = varying.stream().map(ModelParameter::name).toList();
        List<Problem> problems = new ArrayList<>();
        String file = "model \"" + model + "\"";
        Set<Set<String>> seen = new HashSet<>();
        for (Correlation c : correlations) {
            String found = "correlation of " + c.first() + " and " + c.second() + ": ";
            if (!names.contains(c.first()) || !names.contains(c.second())) {
                String missing = names.contains(c.first()) ? c.second() : c.first();
                problems.add(new Problem(file, 0, found + missing + " does not vary between subjects"));
            } else if (c.first().equals(c.second()) || !seen.add(Set.of(c.first(), c.second()))) {
                problems.add(new Problem(file, 0, found + "stands twice, or is of one parameter with itself"));
            } else if (!(Math.abs(c.value()) <= 1)) {
                problems.add(new Problem(file, 0, found + c.value() + ", expected -1 to 1"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        List<String> tied = correlations.stream()
                .flatMap(c -> List.of(c.first(), c.second()).stream())
                .distinct()
                .sorted()
                .toList();
        return new Cohort(varying, tied, factor(tied, correlations, file));
    }

    /// The traits of one animal, canonical, in the order of the model.
    ///
    /// @param seed of the study
    /// @param subject from 1
    public Map<String, Double> traits(long seed, long subject) {
        Map<String, Double> traits = new LinkedHashMap<>();
        for (ModelParameter parameter : varying) {
            Spread spread = parameter.spread().orElseThrow();
            double z = normal(parameter.name(), seed, subject);
            traits.put(parameter.name(), spread.at(parameter.value().value(), z));
        }
        return Collections.unmodifiableMap(traits);
    }

    /// The traits of the animal that is typical in everything.
    public Map<String, Double> typical() {
        Map<String, Double> traits = new LinkedHashMap<>();
        varying.forEach(p -> traits.put(p.name(), p.value().value()));
        return Collections.unmodifiableMap(traits);
    }

    private double normal(String name, long seed, long subject) {
        int row = correlated.indexOf(name);
        if (row < 0) {
            return independent(name, seed, subject);
        }
        double sum = 0;
        for (int k = 0; k <= row; k++) {
            sum += factor[row][k] * independent(correlated.get(k), seed, subject);
        }
        return sum;
    }

    private static double independent(String name, long seed, long subject) {
        return new Address(seed, subject, Purpose.TRAITS, Address.place(name))
                .stream().nextGaussian();
    }

    /// The lower triangle L with L L' the correlation matrix.
    private static double[][] factor(List<String> names, List<Correlation> correlations, String file)
            throws ProblemsException {
        int n = names.size();
        double[][] lower = new double[n][n];
        for (Correlation c : correlations) {
            int i = names.indexOf(c.first());
            int j = names.indexOf(c.second());
            lower[Math.max(i, j)][Math.min(i, j)] = c.value();
        }
        for (int i = 0; i < n; i++) {
            lower[i][i] = 1;
            for (int j = 0; j <= i; j++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && sum < SMALLEST_PIVOT) {
                    throw new ProblemsException(
                            List.of(
                                    new Problem(
                                            file,
                                            0,
                                            "the correlations of " + names.get(i)
                                                    + " with " + String.join(", ", names.subList(0, i))
                                                    + " contradict each other: no animals could have them all (the matrix is not positive definite)")));
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }
}
