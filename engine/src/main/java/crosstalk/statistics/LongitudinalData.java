package crosstalk.statistics;

import java.util.Arrays;

/// Repeated measurements of animals.
///
/// @param response such as log volume; finite
/// @param time of each, in days; finite
/// @param animal of each, 0 to the number of animals less 1, each with at least one measurement
public record LongitudinalData(double[] response, double[] time, int[] animal) {
    /// @throws IllegalArgumentException if lengths differ, a number is not finite, or an animal has no measurement
    public LongitudinalData {
        if (time.length != response.length || animal.length != response.length) {
            throw new IllegalArgumentException(response.length + " responses, " + time.length + " times and "
                    + animal.length + " animals, expected as many of each");
        }
        boolean[] seen = new boolean[Arrays.stream(animal).max().orElse(-1) + 1];
        for (int i = 0; i < response.length; i++) {
            if (!Double.isFinite(response[i]) || !Double.isFinite(time[i]) || animal[i] < 0) {
                throw new IllegalArgumentException("measurement " + i + " is " + response[i] + " at " + time[i]
                        + " of animal " + animal[i] + ", expected finite numbers, and animals from 0");
            }
            seen[animal[i]] = true;
        }
        for (int a = 0; a < seen.length; a++) {
            if (!seen[a]) {
                throw new IllegalArgumentException("animal " + a + " of " + seen.length + " has no measurement");
            }
        }
        response = response.clone();
        time = time.clone();
        animal = animal.clone();
    }

    /// How many measurements.
    public int size() {
        return response.length;
    }

    /// How many animals.
    public int animals() {
        return Arrays.stream(animal).max().orElse(-1) + 1;
    }

    /// The most measurements of one animal.
    int mostOfOne() {
        int[] counts = new int[animals()];
        for (int a : animal) {
            counts[a]++;
        }
        return Arrays.stream(counts).max().orElse(0);
    }

    /// The root mean square of the times, a unit in which slopes compare with levels; 1 if all times are 0.
    double timeScale() {
        double squares = Arrays.stream(time).map(t -> t * t).sum();
        return squares == 0 ? 1 : Math.sqrt(squares / size());
    }
}
