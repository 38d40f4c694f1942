package crosstalk.measured;

import java.util.ArrayList;
import java.util.List;

/// What reading a table brings beside its entries: sentences for the echo, problems that refuse it, doubts.
final class Understanding {
    private final List<String> sentences = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    void say(String sentence) {
        sentences.add(sentence);
    }

    /// Says that hyphens before days are no minus signs, if so.
    void hyphens(DayLabel.Hyphen hyphen, String example) {
        if (hyphen == DayLabel.Hyphen.SEPARATOR) {
            say("days: the hyphen in \"" + example + "\" is no minus sign, as every day has one");
        }
    }

    void refuse(String problem) {
        problems.add(problem);
    }

    void doubt(Doubt doubt) {
        doubts.add(doubt);
    }

    /// @throws MeasuredException if there was a problem
    void check() {
        if (!problems.isEmpty()) {
            throw new MeasuredException(problems);
        }
    }

    List<String> sentences() {
        return sentences;
    }

    List<Doubt> doubts() {
        return doubts;
    }
}
