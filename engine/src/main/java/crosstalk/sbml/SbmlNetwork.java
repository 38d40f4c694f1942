package crosstalk.sbml;

import crosstalk.network.Expression;
import crosstalk.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of SBML on the network, with what a network has no word for.
///
/// What varies is a species of the network; what events alone change is a parameter; what follows from others is an
/// assigned quantity. Start values are numbers, worked out at time 0. A species with a concentration is kept as its amount,
/// which stays when its compartment grows, unless a rate rule gives the rate of the concentration.
///
/// @param network what solvers see
/// @param quantities what may be asked for, by id, in the file's order
/// @param events in the file's order
/// @param timeJumps where something jumps at a moment that the state has no part in
/// @param clock index of the parameter by which those jumps come early in the equations, while a run steps over one; -1
///     when there are none
/// @param stateJumps assigned quantities, 0 or 1, that change where something jumps because of the state
/// @param rescaled species of the network kept as concentrations, and the sizes by which events may rescale them
/// @param guards assigned quantities that are 1 where the run must end, and why
public record SbmlNetwork(
        Network network,
        Map<String, Quantity> quantities,
        List<Event> events,
        List<TimeJump> timeJumps,
        int clock,
        List<Integer> stateJumps,
        List<Rescaled> rescaled,
        List<Guard> guards) {

    public SbmlNetwork {
        quantities = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(quantities));
        events = List.copyOf(events);
        timeJumps = List.copyOf(timeJumps);
        stateJumps = List.copyOf(stateJumps);
        rescaled = List.copyOf(rescaled);
        guards = List.copyOf(guards);
    }

    /// Something with a value.
    ///
    /// @param value as its id stands in formulas
    /// @param amount of a species; null for anything else
    /// @param concentration of a species; null for anything else
    public record Quantity(
            String id,
            Expression value,
            @Nullable Expression amount,
            @Nullable Expression concentration) {}

    /// Something that happens when its trigger becomes true.
    ///
    /// @param name for messages
    /// @param trigger assigned quantity, other than 0 when true
    /// @param watched whether the state has a part in the trigger
    /// @param startsTrue what the trigger is taken to have been before the start
    /// @param persistent whether it is executed although its trigger has become false meanwhile
    /// @param delay from trigger to execution; null when there is none
    /// @param priority the largest is executed first; null when there is none
    /// @param atTrigger whether what is set is worked out when the trigger becomes true, or else when it is executed
    /// @param settings executed at once
    public record Event(
            String name,
            int trigger,
            boolean watched,
            boolean startsTrue,
            boolean persistent,
            @Nullable Expression delay,
            @Nullable Expression priority,
            boolean atTrigger,
            List<Setting> settings) {}

    /// Something that an event sets.
    ///
    /// @param id of what is set
    /// @param inState whether it is a species of the network, or else a parameter
    /// @param index of that
    /// @param size what its value is multiplied by before it is kept: the compartment's; null when it is kept as it is
    /// @param value to be set
    public record Setting(
            String id, boolean inState, int index, @Nullable Expression size, Expression value) {}

    /// A species of the network kept as a concentration in a compartment that events may change.
    public record Rescaled(int species, Expression size) {}

    /// A reason to end a run.
    public record Guard(int assignment, String message) {}

    /// Reads a file.
    ///
    /// @param counted whether species that reactions change are whole counts, for the stochastic solver
    /// @throws SbmlException when the file is wrong, or asks for what is not supported
    public static SbmlNetwork read(Path file, boolean counted) throws SbmlException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), counted);
        }
    }

    /// Reads a file.
    ///
    /// @param name of the file, for messages
    /// @param counted whether species that reactions change are whole counts, for the stochastic solver
    /// @throws SbmlException when the file is wrong, or asks for what is not supported
    public static SbmlNetwork read(InputStream in, String name, boolean counted) throws SbmlException {
        return new NetworkLowering(SbmlReader.read(in, name), counted).network();
    }

    /// Whether the root element of a file is that of SBML: what tells it from a model of another kind.
    public static boolean isXml(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
        if (name.endsWith(".xml") || name.endsWith(".sbml")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(512);
            String text = new String(head, java.nio.charset.StandardCharsets.UTF_8).strip();
            return text.startsWith("<") || text.startsWith("\uFEFF<");
        }
    }
}
