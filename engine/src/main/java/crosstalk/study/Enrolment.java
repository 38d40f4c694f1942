package crosstalk.study;

import java.util.OptionalDouble;

/// When an animal enters its arm. Only an animal with a living malignant cell enrols.
public sealed interface Enrolment {

    /// Every animal on one day.
    ///
    /// @param day after inoculation
    record OnDay(double day) implements Enrolment {}

    /// Each animal on the first whole day after its tumour reached a volume: animals are looked at once a day.
    ///
    /// @param volume mm^3, of the first site
    /// @param latest day on which an animal enrols that has a palpable tumour below the volume; empty when there is no such day
    record AtVolume(double volume, OptionalDouble latest) implements Enrolment {}
}
