package crosstalk.study;

import crosstalk.quantity.Quantity;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.UnitException;
import crosstalk.study.Regimen.Dose;
import crosstalk.study.Regimen.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a regimen:
/// ```
/// 10 mg/kg intraperitoneal on days 0, 3, 6, 9
/// 200 ug intravenous on day 2
/// 200 ug subcutaneous every 3 days, 4 times
/// 200 ug subcutaneous every 1 week, 6 times, from day 14
/// ```
/// Days count from enrolment.
final class RegimenPhrase {

    /// The most doses of one phrase.
    private static final int MOST_DOSES = 1000;

    private static final Pattern SHAPE =
            Pattern.compile("(?<amount>[-+.\\deE]+\\s*\\S*)\\s+(?<route>[A-Za-z]+)\\s+(?<when>(on|every)\\b.*)");
    private static final Pattern ON = Pattern.compile("on\\s+days?\\s+(?<days>.+)");
    private static final Pattern EVERY = Pattern.compile(
            "every\\s+(?<step>.+?)\\s*,\\s*(?<times>\\S+)\\s+times(\\s*,?\\s*from\\s+day\\s+(?<first>\\S+))?");

    private RegimenPhrase() {}

    /// @throws IllegalArgumentException that says what was found and expected
    static List<Dose> read(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a regimen, expected a dose, a route and days, such as"
                            + " \"10 mg/kg intraperitoneal on days 0, 3, 6, 9\" or \"200 ug intravenous every 3 days, 4 times\"");
        }
        Quantity amount = amount(matcher.group("amount"));
        Route route = route(matcher.group("route"));
        List<Double> days = days(matcher.group("when"));
        return days.stream().map(day -> new Dose(amount, route, day)).toList();
    }

    private static Quantity amount(String text) {
        Quantity amount;
        try {
            amount = Quantity.parse(text);
        } catch (UnitException e) {
            throw new IllegalArgumentException(e.getMessage() + "; expected a dose: mass, mass/kg or amount", e);
        }
        if (!Dose.isDose(amount.dimension())) {
            String unit = text.replaceFirst("^[-+.\\deE]+\\s*", "");
            throw new IllegalArgumentException("unit \"" + (unit.isEmpty() ? "1" : unit)
                    + "\" is not a dose (mass such as ug, mass per body mass such as mg/kg, or amount such as nmol)");
        }
        if (amount.value() < 0) {
            throw new IllegalArgumentException("dose \"" + text + "\" is below 0");
        }
        return amount;
    }

    private static Route route(String text) {
        return Arrays.stream(Route.values())
                .filter(route -> route.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(noRoute(text)));
    }

    private static String noRoute(String text) {
        List<String> names = Arrays.stream(Route.values()).map(Route::text).toList();
        String hint = switch (text.toLowerCase(Locale.ROOT)) {
            case "ip" -> "; did you mean \"intraperitoneal\"?";
            case "iv" -> "; did you mean \"intravenous\"?";
            case "sc" -> "; did you mean \"subcutaneous\"?";
            default -> Suggestion.phrase(text, names);
        };
        return "\"" + text + "\" is not a route, expected one of " + String.join(", ", names) + hint;
    }

    private static List<Double> days(String text) {
        Matcher on = ON.matcher(text);
        if (on.matches()) {
            return listed(on.group("days"));
        }
        Matcher every = EVERY.matcher(text);
        if (every.matches()) {
            return repeated(every);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\", expected \"on day 0\", \"on days 0, 3, 6\" or \"every 3 days, 4 times\"");
    }

    private static List<Double> listed(String text) {
        List<Double> days = new ArrayList<>();
        for (String part : text.strip().split("\\s*,\\s*|\\s+and\\s+|\\s+", -1)) {
            double day = Wording.dayNumber(part);
            if (!days.isEmpty() && day <= days.getLast()) {
                throw new IllegalArgumentException(
                        "days \"" + text + "\" do not rise: " + part + " follows " + days.getLast());
            }
            days.add(day);
        }
        return days;
    }

    private static List<Double> repeated(Matcher every) {
        double step = Wording.interval(every.group("step"));
        int times = Wording.whole(every.group("times"), 1, MOST_DOSES);
        String from = every.group("first");
        double first = from == null ? 0 : Wording.dayNumber(from);
        List<Double> days = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            days.add(first + i * step);
        }
        return days;
    }
}
