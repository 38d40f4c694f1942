package crosstalk.model;

import crosstalk.quantity.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a model file declares: one record per kind of entry, names not yet looked up.
public sealed interface Declaration {

    /// Name without index.
    String name();

    /// One line of meaning, or empty text.
    String summary();

    /// Where the key stands.
    Place place();

    /// A file and a line.
    record Place(String file, int line) {
        Problem problem(String message) {
            return new Problem(file, line, message);
        }
    }

    /// Where things are.
    ///
    /// @param tissue whether it exists once per site and its volume follows its cells
    /// @param sites of a tissue
    /// @param volume of a well-mixed compartment
    record Compartment(
            String name, boolean tissue, List<String> sites, Optional<Quantity> volume, String summary, Place place)
            implements Declaration {}

    /// Counted cells of one kind and state.
    ///
    /// @param sets index sets
    /// @param compartments where it lives
    /// @param volume per cell
    /// @param start cells at time 0 by compartment
    /// @param motility random motion in space, area per time
    /// @param chemotaxis potential whose gradient is the drift in space, area per time
    record Population(
            String name,
            List<String> sets,
            List<String> compartments,
            Optional<Formula> volume,
            Optional<Formula> motility,
            Optional<Formula> chemotaxis,
            Map<String, Formula> start,
            boolean malignant,
            boolean living,
            List<String> genes,
            String summary,
            String source,
            Place place)
            implements Declaration {}

    /// A molecule between cells.
    ///
    /// @param compartment a tissue
    /// @param unit of the level, or empty text: cells that make as much, per volume
    /// @param supply what the tissue itself makes, level per time
    record Signal(
            String name,
            String compartment,
            String unit,
            Optional<Formula> decay,
            Optional<Formula> diffusion,
            Optional<Formula> supply,
            Optional<Formula> background,
            String summary,
            String source,
            Place place)
            implements Declaration {}

    /// How a channel reaches its receiver.
    enum Reach {
        CONTACT,
        SIGNAL,
        NUMBER
    }

    /// A line of communication.
    ///
    /// @param from ligand per sender, by selector text
    record Channel(
            String name,
            List<String> sets,
            String compartment,
            Reach reach,
            String signal,
            Map<String, Formula> from,
            List<String> to,
            Optional<Formula> half,
            Optional<Formula> receptor,
            String genes,
            String summary,
            String source,
            Place place)
            implements Declaration {

        String receptorName() {
            return name.substring(name.indexOf('>') + 1).strip();
        }
    }

    /// An expression with a name: a quantity or a readout.
    ///
    /// @param compartment where it is evaluated, or empty text: wherever it is asked for
    /// @param inSpace what stands in place of `formula` where a tissue is resolved in space
    record Value(
            String name,
            List<String> sets,
            String compartment,
            Formula formula,
            Optional<Formula> inSpace,
            String unit,
            String label,
            String summary,
            String source,
            Place place)
            implements Declaration {}

    /// A level that follows something with a delay.
    ///
    /// @param compartment where it is
    /// @param follows what the level tends to
    /// @param rate towards it
    record State(
            String name,
            String compartment,
            Optional<Formula> follows,
            Optional<Formula> rate,
            String unit,
            String summary,
            String source,
            Place place)
            implements Declaration {}

    /// Who does what, at which rate.
    ///
    /// @param name the sentence as written
    record Rule(String name, RuleSentence sentence, Formula rate, String summary, String source, Place place)
            implements Declaration {}

    /// An antibody.
    ///
    /// @param occupies by receptor: Kd
    /// @param seen by receptor and compartment: factor on the concentration that the receptor sees
    /// @param depletes by population selector: rate per cell
    record Drug(
            String name,
            String isotype,
            String cloneName,
            Optional<Quantity> mass,
            Map<String, Formula> occupies,
            Map<String, Map<String, Formula>> seen,
            Map<String, Formula> depletes,
            Map<String, Formula> pharmacokinetics,
            String summary,
            String source,
            Place place)
            implements Declaration {}

    /// What a tissue needs besides its populations to be resolved in space.
    ///
    /// @param name of the tissue
    /// @param vessels relative number of vessels per volume, where cells and drugs come in
    /// @param contact distance within which cells touch
    /// @param hostCellVolume of the cells that fill what the cells of the model leave
    record Space(
            String name,
            Optional<Formula> vessels,
            Optional<Formula> contact,
            Optional<Formula> hostCellVolume,
            String summary,
            String source,
            Place place)
            implements Declaration {}

    /// What is injected.
    ///
    /// @param cells of each population per cell injected
    record Inoculum(String name, Map<String, Formula> cells, String summary, Place place) implements Declaration {}
}
