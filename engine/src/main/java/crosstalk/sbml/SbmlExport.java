package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.quantity.Dimension;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What [SbmlWriter] writes: a network, and what a file of SBML says besides.
///
/// @param name of the model
/// @param notes paragraphs for people who open the file
/// @param network with the start that the file is to have
/// @param measures what its values measure; empty when nobody knows, and then the file names no unit
/// @param rooms compartments; where there is none for a species, it stands in one of size 1
/// @param roomOf place in `rooms` by index of the species
/// @param occurrences what happens besides the reactions
/// @param remarks about the model, kept as annotations
/// @param parameterRemarks about a parameter, by its name in the network
public record SbmlExport(
        String name,
        List<String> notes,
        Network network,
        Optional<Measures> measures,
        List<Room> rooms,
        Map<Integer, Integer> roomOf,
        List<Occurrence> occurrences,
        List<Remark> remarks,
        Map<String, Remark> parameterRemarks) {

    public SbmlExport {
        notes = List.copyOf(notes);
        rooms = List.copyOf(rooms);
        roomOf = Map.copyOf(roomOf);
        occurrences = List.copyOf(occurrences);
        remarks = List.copyOf(remarks);
        parameterRemarks = Map.copyOf(parameterRemarks);
        for (int room : roomOf.values()) {
            if (room < 0 || room >= rooms.size()) {
                throw new IllegalArgumentException("room " + room + ", where there are " + rooms.size());
            }
        }
        measures.ifPresent(known -> known.require(network));
    }

    /// A network alone.
    public static SbmlExport of(String name, Network network) {
        return new SbmlExport(
                name, List.of(), network, Optional.empty(), List.of(), Map.of(), List.of(), List.of(), Map.of());
    }

    /// What each value of a network measures, all in canonical units.
    public record Measures(List<Dimension> species, List<Dimension> parameters, List<Dimension> assignments) {
        public Measures {
            species = List.copyOf(species);
            parameters = List.copyOf(parameters);
            assignments = List.copyOf(assignments);
        }

        private void require(Network network) {
            int[] found = {species.size(), parameters.size(), assignments.size()};
            int[] expected = {
                network.species().size(),
                network.parameters().size(),
                network.assignments().size()
            };
            if (!java.util.Arrays.equals(found, expected)) {
                throw new IllegalArgumentException("dimensions of " + java.util.Arrays.toString(found)
                        + " species, parameters and assigned quantities, where the network has "
                        + java.util.Arrays.toString(expected));
            }
        }
    }

    /// A compartment.
    ///
    /// @param size mm^3: a constant, or an assigned quantity that it follows
    public record Room(String name, Expression size) {}

    /// Something that happens each time that a condition becomes true; one that holds at time 0 has just become true.
    ///
    /// @param condition of the network's names
    public record Occurrence(String name, Expression condition, List<Setting> settings) {
        public Occurrence {
            settings = List.copyOf(settings);
        }
    }

    /// The value that a species gets.
    ///
    /// @param value worked out as the condition becomes true
    public record Setting(int species, Expression value) {}

    /// What is said in an annotation: an element of Crosstalk's namespace.
    ///
    /// @param element its name
    /// @param attributes in this order; those that are empty are left out
    /// @param notes paragraphs for people
    public record Remark(String element, Map<String, String> attributes, List<String> notes) {
        public Remark {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
            notes = List.copyOf(notes);
        }
    }
}
