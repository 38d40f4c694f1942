package crosstalk.solver.spatial;

import crosstalk.solver.stochastic.Options;
import crosstalk.solver.stochastic.Stochastic;
import java.util.List;

/// The well-mixed part of one subject, solved in whole counts between the steps of its tissues.
///
/// Each step: [#load] what the tissues did to it, [#advance], [#store]. Its reactions keep their names, and so their random numbers: where
/// nothing comes from the tissues it is the same as in the well-mixed solver.
final class Body {

    private final BodyPart part;
    private final Stochastic simulation;

    /// @param parameters by parameter; copied
    /// @param full state at time 0 by species of the whole network; what is in voxels is not read
    /// @param seed of the study
    /// @param subject 0 to 2^32 - 1
    Body(BodyPart part, double[] parameters, double[] full, long seed, long subject) {
        this.part = part;
        simulation = new Stochastic(part.plan(), parameters, gather(part, full), seed, subject, Options.DEFAULT);
    }

    private static double[] gather(BodyPart part, double[] full) {
        int[] species = part.species();
        double[] own = new double[species.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = full[species[i]];
        }
        return own;
    }

    /// Takes over what others changed: wholes and, as doses and cells that come or leave change them, any of its species.
    /// Counted species that are not whole are rounded by a draw.
    ///
    /// @param full by species of the whole network
    void load(double[] full) {
        int[] species = part.species();
        double[] state = simulation.state();
        boolean any = false;
        for (int i = 0; i < state.length; i++) {
            double value = full[species[i]];
            any |= value != state[i];
            state[i] = value;
        }
        if (any) {
            simulation.changed();
        }
    }

    /// Says that the caller wrote to [#parameters].
    void changed() {
        simulation.changed();
    }

    /// Moves to time `end`, days.
    ///
    /// @throws crosstalk.solver.SolverException when it can not
    void advance(double end) {
        simulation.advance(end, List.of());
    }

    /// Writes its species into the whole network's state; wholes stay what was loaded.
    ///
    /// @param full by species of the whole network
    void store(double[] full) {
        int[] species = part.species();
        double[] state = simulation.state();
        for (int i = 0; i < state.length; i++) {
            full[species[i]] = state[i];
        }
    }

    /// The present time, days.
    double time() {
        return simulation.time();
    }

    /// The present parameters by index of the whole network, live.
    double[] parameters() {
        return simulation.parameters();
    }

    /// Assigned quantities now, by index of the whole network; not a number where they have a value in every voxel. Read only.
    double[] assigned() {
        return simulation.assigned();
    }

    /// Firings per unit of time of the reactions of the body's network. Read only.
    double[] rates() {
        return simulation.rates();
    }
}
