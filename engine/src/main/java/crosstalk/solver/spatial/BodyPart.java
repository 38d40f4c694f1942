package crosstalk.solver.spatial;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Kernel;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Renumbering;
import crosstalk.network.Space;
import crosstalk.network.Species;
import crosstalk.solver.Dependencies;
import crosstalk.solver.Dependencies.Reach;
import crosstalk.solver.stochastic.Plan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// The well-mixed part of a model that also has tissues: a network of every species without a value in each voxel, with the
/// reactions that neither read nor change any voxel.
///
/// What is gathered from the voxels of a tissue ([Space.Whole]) is a continuous species of the body that nothing changes: an input. Parameters
/// and assigned quantities stand at the places that they have in the whole network, and so does every name; a species stands
/// at a place of its own. Assigned quantities that have a value in each voxel are not a number here.
///
/// Reactions left out are those through which cells arrive in a tissue, and those that read or change a species of a voxel: the tissue's
/// solver carries them out, and what they do to the body too.
///
/// Immutable; one for all subjects.
final class BodyPart {

    private final Network network;
    private final Plan plan;
    private final int[] place;
    private final int[] species;
    private final boolean[] scalar;
    private final BitSet kept;

    /// @param compiler makes a kernel of a network
    /// @throws IllegalArgumentException when a reaction changes what is gathered from voxels, or something is both gathered and in each voxel
    BodyPart(Space space, Function<Network, Kernel> compiler) {
        Network whole = space.network();
        BitSet inVoxels = inVoxels(space);
        BitSet gathered = gathered(space);
        require(whole, inVoxels, gathered);
        Dependencies dependencies = new Dependencies(whole);
        place = new int[whole.species().size()];
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < place.length; i++) {
            place[i] = inVoxels.get(i) ? -1 : found.size();
            if (place[i] >= 0) {
                found.add(i);
            }
        }
        species = found.stream().mapToInt(Integer::intValue).toArray();
        scalar = new boolean[whole.assignments().size()];
        for (int a = 0; a < scalar.length; a++) {
            scalar[a] = !dependencies.of(Expression.assigned(a)).species().intersects(inVoxels);
        }
        kept = kept(space, dependencies, inVoxels);
        network = network(whole, gathered);
        plan = new Plan(network, compiler);
    }

    private static BitSet inVoxels(Space space) {
        BitSet species = new BitSet();
        for (Space.Tissue tissue : space.tissues()) {
            tissue.cells().forEach(cells -> species.set(cells.species()));
            tissue.followers().forEach(follower -> species.set(follower.species()));
            tissue.nearby().forEach(nearby -> species.set(nearby.species()));
            for (Space.Field field : tissue.fields()) {
                species.set(field.species());
                field.responses().forEach(response -> species.set(response.species()));
            }
        }
        return species;
    }

    private static BitSet gathered(Space space) {
        BitSet species = new BitSet();
        for (Space.Tissue tissue : space.tissues()) {
            tissue.wholes().forEach(whole -> species.set(whole.species()));
        }
        return species;
    }

    private static void require(Network network, BitSet inVoxels, BitSet gathered) {
        List<String> problems = new ArrayList<>();
        for (int i = gathered.nextSetBit(0); i >= 0; i = gathered.nextSetBit(i + 1)) {
            if (inVoxels.get(i)) {
                problems.add(network.species().get(i).name() + " is both gathered from voxels and in each of them");
            }
        }
        for (Reaction reaction : network.reactions()) {
            for (Reaction.Change change : reaction.changes()) {
                if (gathered.get(change.species())) {
                    problems.add("reaction " + reaction.name() + " changes "
                            + network.species().get(change.species()).name() + ", which is gathered from voxels");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static BitSet kept(Space space, Dependencies dependencies, BitSet inVoxels) {
        List<Reaction> reactions = space.network().reactions();
        BitSet kept = new BitSet();
        for (int r = 0; r < reactions.size(); r++) {
            boolean reaches = reaches(dependencies.of(reactions.get(r).rate()), inVoxels);
            for (Reaction.Change change : reactions.get(r).changes()) {
                reaches |= inVoxels.get(change.species()) || reaches(dependencies.of(change.amount()), inVoxels);
            }
            kept.set(r, !reaches);
        }
        for (Space.Tissue tissue : space.tissues()) {
            tissue.arrivals().forEach(kept::clear);
        }
        return kept;
    }

    private static boolean reaches(Reach reach, BitSet inVoxels) {
        return reach.species().intersects(inVoxels);
    }

    private Network network(Network whole, BitSet gathered) {
        List<Species> own = new ArrayList<>();
        List<Expression> start = new ArrayList<>();
        for (int i : species) {
            Species one = whole.species().get(i);
            own.add(new Species(one.name(), one.counted() && !gathered.get(i)));
            start.add(whole.start().get(i));
        }
        List<Assignment> assignments = new ArrayList<>();
        for (int a = 0; a < scalar.length; a++) {
            Assignment one = whole.assignments().get(a);
            Expression value = scalar[a] ? Renumbering.of(one.value(), place) : Expression.of(Double.NaN);
            assignments.add(new Assignment(one.name(), value));
        }
        List<Reaction> reactions = new ArrayList<>();
        for (int r = kept.nextSetBit(0); r >= 0; r = kept.nextSetBit(r + 1)) {
            Reaction one = whole.reactions().get(r);
            List<Reaction.Change> changes = one.changes().stream()
                    .map(change -> new Reaction.Change(place[change.species()], Renumbering.of(change.amount(), place)))
                    .toList();
            reactions.add(new Reaction(one.name(), changes, Renumbering.of(one.rate(), place)));
        }
        return new Network(own, whole.parameters(), assignments, reactions, start);
    }

    /// The body's network.
    Network network() {
        return network;
    }

    /// What its solver knows of it.
    Plan plan() {
        return plan;
    }

    /// By species of the whole network: its index in the body's, or -1 where it has a value in every voxel. Not to be changed.
    int[] place() {
        return place;
    }

    /// By species of the body's network: its index in the whole one. Not to be changed.
    int[] species() {
        return species;
    }

    /// Whether an assigned quantity of the whole network is one number: it reads no species of a voxel.
    boolean isScalar(int assignment) {
        return scalar[assignment];
    }

    /// Whether a reaction of the whole network happens in the body, so that nobody else carries it out.
    boolean keeps(int reaction) {
        return kept.get(reaction);
    }
}
