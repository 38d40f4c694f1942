package crosstalk.study;

import crosstalk.random.Address;
import crosstalk.random.Purpose;
import crosstalk.random.Stream;

/// Volume by calliper: an error in proportion to the volume, and a limit below which nothing is felt.
///
/// The error is unbiased: the mean of many measurements of one volume, the limit aside, is the volume.
///
/// @param every days between two measurements, from day 0
/// @param cv coefficient of variation, 0 or more
/// @param noise form of the error
/// @param limit mm^3 below which a tumour is not palpable and 0 is written down
public record Calliper(double every, double cv, Noise noise, double limit) {

    /// Moments are told apart to the minute.
    private static final double MINUTES_PER_DAY = 1440;

    /// Form of the error.
    public enum Noise {
        LOGNORMAL,
        NORMAL
    }

    /// What is written down. The error is the subject's on that day at that site, the same in every arm.
    ///
    /// @param volume true volume, mm^3
    double measure(double volume, long seed, long subject, double day, String site) {
        Stream stream = new Address(seed, subject, Purpose.MEASUREMENT, Address.place("calliper/" + site)).stream();
        stream.seek(Math.round(day * MINUTES_PER_DAY));
        double found = volume * factor(stream.nextGaussian());
        return found < limit ? 0 : found;
    }

    private double factor(double z) {
        return switch (noise) {
            case LOGNORMAL -> {
                double sd = Math.sqrt(Math.log1p(cv * cv));
                yield Math.exp(sd * z - sd * sd / 2);
            }
            case NORMAL -> Math.max(0, 1 + cv * z);
        };
    }
}
