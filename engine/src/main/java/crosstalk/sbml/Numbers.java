package crosstalk.sbml;

/// Numbers as XML Schema writes them.
final class Numbers {

    private Numbers() {}

    /// The number; `INF`, `-INF` and `NaN` among them.
    ///
    /// @throws NumberFormatException when it is none
    static double parse(String text) {
        String plain = text.strip();
        return switch (plain) {
            case "INF", "+INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                // What Java would take besides: "1f", "0x1p3", "Infinity".
                for (int i = 0; i < plain.length(); i++) {
                    if ("0123456789+-.eE".indexOf(plain.charAt(i)) < 0) {
                        throw new NumberFormatException(plain);
                    }
                }
                yield Double.parseDouble(plain);
            }
        };
    }

    /// The number, so that it reads back as the same one.
    static String write(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        boolean isShortWhole = value == Math.rint(value) && Math.abs(value) < 1e7 && !isNegativeZero(value);
        return isShortWhole ? Integer.toString((int) value) : Double.toString(value);
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }
}
