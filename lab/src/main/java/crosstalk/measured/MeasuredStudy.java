package crosstalk.measured;

import java.util.List;

/// Tumour volumes of animals in arms, as a laboratory measured them.
///
/// @param name of the file
/// @param layout that it had
/// @param arms in the order of the file
/// @param animals by arm, each in the order of the file; excluded ones among them
/// @param understood how the table was read, in sentences
/// @param doubts what can hardly be believed
public record MeasuredStudy(
        String name,
        Layout layout,
        List<String> arms,
        List<Animal> animals,
        List<String> understood,
        List<Doubt> doubts) {
    public MeasuredStudy {
        arms = List.copyOf(arms);
        animals = List.copyOf(animals);
        understood = List.copyOf(understood);
        doubts = List.copyOf(doubts);
    }

    /// Reads the tables.
    ///
    /// @throws MeasuredException with every problem at once, if they can not be understood
    public static MeasuredStudy read(TableChoice choice) {
        return new StudyReader(choice).read();
    }

    /// The animals of an arm that count: measured at least once, and not excluded.
    public List<Animal> counted(int arm) {
        return animals.stream()
                .filter(animal -> animal.arm() == arm && animal.isMeasured() && !animal.isExcluded())
                .toList();
    }

    /// All animals that count, by arm.
    public List<Animal> counted() {
        return animals.stream()
                .filter(animal -> animal.isMeasured() && !animal.isExcluded())
                .toList();
    }

    /// Every day on which an animal was measured, ascending.
    public double[] days() {
        return counted().stream()
                .flatMapToDouble(animal -> java.util.Arrays.stream(animal.days()))
                .distinct()
                .sorted()
                .toArray();
    }

    /// The last day on which any animal was measured.
    public double lastDay() {
        return counted().stream().mapToDouble(Animal::lastDay).max().orElse(0);
    }
}
