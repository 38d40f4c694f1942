package crosstalk.measured;

import java.util.List;
import java.util.Optional;

/// How what is measured becomes mm^3 or mm.
///
/// @param factor to multiply with
/// @param sentence how the unit was decided
record VolumeScale(double factor, String sentence, boolean isSure) {
    private static final double SMALLEST_USUAL_LARGEST =
            10; // mm^3: a study whose largest tumour is smaller is rather in cm^3

    /// The unit of a column: its heading's, else what the user says, else mm.
    static VolumeScale of(
            Header header, MeasuredUnit.Kind kind, TableChoice choice, Grid grid, Understanding understanding) {
        Optional<MeasuredUnit> written = header.unit();
        Optional<MeasuredUnit> said = Optional.ofNullable(choice.unit()).flatMap(MeasuredUnit::of);
        MeasuredUnit usual = kind == MeasuredUnit.Kind.VOLUME ? MeasuredUnit.CUBIC_MILLIMETRE : MeasuredUnit.MILLIMETRE;
        if (written.isPresent() && written.get().kind() != kind) {
            understanding.refuse(grid.name() + ": the heading \"" + header.text() + "\" has the unit "
                    + written.get().text() + ", expected one of "
                    + (kind == MeasuredUnit.Kind.VOLUME ? "volume (mm3, cm3)" : "length (mm, cm)"));
            return new VolumeScale(1, "", true);
        }
        if (said.isPresent() && said.get().kind() != kind) {
            understanding.refuse("--unit " + choice.unit() + ": column \"" + header.text() + "\" holds a "
                    + (kind == MeasuredUnit.Kind.VOLUME ? "volume; expected mm3 or cm3" : "length; expected mm or cm"));
            return new VolumeScale(1, "", true);
        }
        if (written.isPresent() && said.isPresent() && written.get() != said.get()) {
            understanding.refuse("--unit " + choice.unit() + ": the heading \"" + header.text() + "\" says "
                    + written.get().text() + "; leave out --unit, or correct the heading");
        }
        MeasuredUnit unit = written.or(() -> said).orElse(usual);
        String how = written.isPresent()
                ? "as its heading says"
                : said.isPresent() ? "as --unit says" : "taken, as no unit is written";
        String converted =
                unit.factor() == 1 ? "" : ", converted to " + usual.text() + " (times " + plain(unit.factor()) + ")";
        return new VolumeScale(
                unit.factor(), unit.text() + " (" + how + ")" + converted, written.isPresent() || said.isPresent());
    }

    /// Doubts a unit that nobody wrote where the numbers are too small for it.
    void checkSize(List<Entry> entries, String file, Understanding understanding) {
        double largest = entries.stream()
                .filter(Entry::isMeasured)
                .mapToDouble(Entry::volume)
                .max()
                .orElse(Double.NaN);
        if (!isSure && largest > 0 && largest < SMALLEST_USUAL_LARGEST) {
            understanding.doubt(new Doubt(
                    Doubt.Kind.UNIT_UNSURE,
                    file,
                    List.of(),
                    "",
                    "no unit is written, and the largest value is " + plain(largest) + ", which is more likely cm3",
                    "taken as mm3; say --unit cm3 if it is"));
        }
    }

    private static String plain(double value) {
        return Numbers.plain(value);
    }
}
