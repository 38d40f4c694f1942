package crosstalk.picture;

import java.util.ArrayList;
import java.util.List;

/// From values to pixels.
///
/// @param low value at `from`
/// @param high value at `to`
/// @param isLog logarithmic; values below `low` lie at `from` then
public record Scale(double low, double high, double from, double to, boolean isLog) {
    /// @throws IllegalArgumentException if the ends are not in order, or not above 0 where logarithmic
    public Scale {
        if (!(low < high) || (isLog && low <= 0)) {
            throw new IllegalArgumentException("a scale from " + low + " to " + high);
        }
    }

    public static Scale linear(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, false);
    }

    public static Scale log(double low, double high, double from, double to) {
        return new Scale(low, high, from, to, true);
    }

    /// The pixel of a value; beyond the ends it is the end's.
    public double at(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double held = Math.min(high, Math.max(low, value));
        double part = isLog ? Math.log(held / low) / Math.log(high / low) : (held - low) / (high - low);
        return from + part * (to - from);
    }

    public double[] at(double[] values) {
        double[] pixels = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = at(values[i]);
        }
        return pixels;
    }

    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    /// Round values within the scale, about as many as asked for.
    public List<Double> ticks(int about) {
        return isLog ? logTicks(about) : linearTicks(about);
    }

    private List<Double> linearTicks(int about) {
        double raw = (high - low) / Math.max(1, about);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power;
        for (double times : new double[] {1, 2, 5, 10}) {
            step = power * times;
            if (step >= raw) {
                break;
            }
        }
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> logTicks(int about) {
        List<Double> ticks = new ArrayList<>();
        double decades = Math.log10(high / low);
        double[] times = decades * 3 <= about ? new double[] {1, 2, 5} : new double[] {1};
        int every = (int) Math.max(1, Math.ceil(decades / Math.max(1, about)));
        int first = (int) Math.floor(Math.log10(low));
        for (int power = first; power <= Math.ceil(Math.log10(high)); power++) {
            for (double time : times) {
                double tick = time * Math.pow(10, power);
                if (holds(tick) && Math.floorMod(power, every) == 0) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
