package crosstalk.solver.spatial;

import crosstalk.network.Assignment;
import crosstalk.network.Expression;
import crosstalk.network.Network;
import crosstalk.network.Reaction;
import crosstalk.network.Space;
import crosstalk.network.Strips;
import crosstalk.network.Yields;
import crosstalk.solver.Dependencies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is worked out once per network for one tissue: kernels over strips, and in which order fields are found.
final class TissuePlan {

    /// Fields that can be found at the same time.
    ///
    /// @param fields indices
    /// @param strips outputs of each field in turn: production, loss, sources, then the half of each of its responses
    record Stage(int[] fields, Strips strips) {}

    /// Outputs of a field in a [Stage] before those of its responses.
    static final int PER_FIELD = 3;

    final Space.Tissue tissue;
    private final Network network;
    final Inputs inputs;
    final List<Stage> stages;
    final Fates fates;
    /// Rates of [#reactions] in their order, then [#yields], then rates of [#arrivals], then vessels.
    final Strips rates;
    /// Indices in the network of the reactions that happen in voxels.
    final int[] reactions;
    /// Indices of the yields that those have.
    final int[] yields;
    /// Indices in the network of the reactions by which cells come in.
    final int[] arrivals;
    /// By population: outputs of [#rates] that add cells to it by division, and that take them away.
    final int[][] gains;
    final int[][] losses;

    final int reactionCount;
    final int yieldCount;
    /// Populations that move by themselves.
    final List<Motion> motions;
    /// Target and rate of each follower.
    final Strips following;
    /// Wholes that need a pass over the voxels: those that the next step reads, and those that only observation does.
    final Gathering solved;
    final Gathering observed;
    /// The same of those that follow from totals of cells.
    final Gathering solvedOfTotals;
    final Gathering observedOfTotals;
    final Strips layers;

    /// Populations that move alike.
    ///
    /// @param populations indices
    /// @param strips motility, then potential
    /// @param follows whether there is a potential
    record Motion(int[] populations, Strips strips, boolean follows) {}

    /// Wholes of one kind.
    ///
    /// @param indices in the tissue's list
    /// @param strips value and weight of each
    record Gathering(int[] indices, Strips strips) {}

    TissuePlan(Space space, Space.Tissue tissue, Dependencies dependencies) {
        this.tissue = tissue;
        network = space.network();
        inputs = new Inputs(space, tissue);
        List<Assignment> solving = space.network().assignments();
        List<Assignment> observing = space.observation().assignments();
        stages = stages(dependencies, observing);
        fates = new Fates(space, tissue);
        arrivals = fates.arrivals.stream().mapToInt(Fates.Arrival::reaction).toArray();
        List<Yields.Yield> allYields = new Yields(space.network()).all();
        reactionCount = space.network().reactions().size();
        yieldCount = allYields.size();
        Set<Integer> happens = new TreeSet<>();
        Set<Integer> used = new TreeSet<>();
        Stream.concat(fates.exits.stream().flatMap(List::stream), fates.makings.stream())
                .forEach(fate -> {
                    happens.add(fate.reaction());
                    fate.products().stream().filter(p -> p.yield() >= 0).forEach(p -> used.add(p.yield()));
                });
        fates.births.forEach(happens::addAll);
        reactions = happens.stream().mapToInt(r -> r).toArray();
        yields = used.stream().mapToInt(y -> y).toArray();
        gains = places(fates.births);
        losses = places(fates.exits.stream()
                .map(all -> all.stream().map(Fates.Fate::reaction).toList())
                .toList());
        rates = Strips.of(solving, rateOutputs(space.network(), allYields), inputs.local);
        motions = motions(observing);
        List<Expression> follows = new ArrayList<>();
        for (Space.Follower follower : tissue.followers()) {
            follows.add(follower.target());
            follows.add(follower.rate());
        }
        following = Strips.of(observing, follows, inputs.local);
        Set<Integer> linear = linear(observing);
        solved = gathering(observing, w -> !tissue.wholes().get(w).observed() && !linear.contains(w));
        observed = gathering(observing, w -> tissue.wholes().get(w).observed() && !linear.contains(w));
        solvedOfTotals = gathering(observing, w -> !tissue.wholes().get(w).observed() && linear.contains(w));
        observedOfTotals = gathering(observing, w -> tissue.wholes().get(w).observed() && linear.contains(w));
        layers = Strips.of(
                observing, tissue.layers().stream().map(Space.Layer::value).toList(), inputs.local);
    }

    private List<Motion> motions(List<Assignment> assignments) {
        Map<List<Expression>, List<Integer>> alike = new LinkedHashMap<>();
        for (int k = 0; k < tissue.cells().size(); k++) {
            Space.Cells cells = tissue.cells().get(k);
            if (!cells.motility().isConstant(0)) {
                alike.computeIfAbsent(List.of(cells.motility(), cells.potential()), m -> new ArrayList<>())
                        .add(k);
            }
        }
        List<Motion> found = new ArrayList<>();
        alike.forEach((how, who) -> found.add(new Motion(
                who.stream().mapToInt(k -> k).toArray(),
                Strips.of(assignments, how, inputs.local),
                !how.get(1).isConstant(0))));
        return found;
    }

    private int[][] places(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream()
                        .mapToInt(r -> Arrays.binarySearch(reactions, r))
                        .toArray())
                .toArray(int[][]::new);
    }

    private List<Expression> rateOutputs(Network network, List<Yields.Yield> allYields) {
        List<Reaction> all = network.reactions();
        List<Expression> outputs = new ArrayList<>();
        for (int r : reactions) {
            outputs.add(all.get(r).rate());
        }
        for (int y : yields) {
            Yields.Yield yield = allYields.get(y);
            outputs.add(all.get(yield.reaction()).changes().get(yield.change()).amount());
        }
        for (int r : arrivals) {
            outputs.add(all.get(r).rate());
        }
        outputs.add(tissue.vessels());
        return outputs;
    }

    /// Sums whose value in a voxel is linear in its cells, with the same coefficients in every voxel.
    private Set<Integer> linear(List<Assignment> assignments) {
        BitSet counts = new BitSet();
        tissue.cells().forEach(cells -> counts.set(cells.species()));
        Strips values = Strips.of(
                assignments, tissue.wholes().stream().map(Space.Whole::value).toList(), inputs.local);
        return IntStream.range(0, tissue.wholes().size())
                .filter(w -> tissue.wholes().get(w).gathering() == Space.Gathering.SUM && values.isLinear(w, counts))
                .boxed()
                .collect(Collectors.toSet());
    }

    private Gathering gathering(List<Assignment> assignments, IntPredicate which) {
        int[] indices = IntStream.range(0, tissue.wholes().size()).filter(which).toArray();
        List<Expression> outputs = new ArrayList<>();
        for (int i : indices) {
            outputs.add(tissue.wholes().get(i).value());
            outputs.add(tissue.wholes().get(i).weight());
        }
        return new Gathering(indices, Strips.of(assignments, outputs, inputs.local));
    }

    private List<Stage> stages(Dependencies dependencies, List<Assignment> assignments) {
        int species = 1 + inputs.local.length();
        int[] stageOf = new int[species];
        Map<Integer, List<Integer>> byStage = new TreeMap<>();
        List<Space.Field> fields = tissue.fields();
        for (int f = 0; f < fields.size(); f++) {
            Space.Field field = fields.get(f);
            int stage = 1;
            for (Expression part : outputs(field)) {
                BitSet reads = dependencies.of(part).species();
                for (int s = reads.nextSetBit(0); s >= 0 && s < species; s = reads.nextSetBit(s + 1)) {
                    stage = Math.max(stage, stageOf[s] + 1);
                }
            }
            int found = stage;
            stageOf[field.species()] = found;
            field.responses().forEach(r -> stageOf[r.species()] = found);
            byStage.computeIfAbsent(found, s -> new ArrayList<>()).add(f);
        }
        return byStage.values().stream()
                .map(list -> new Stage(
                        list.stream().mapToInt(i -> i).toArray(),
                        Strips.of(
                                assignments,
                                list.stream()
                                        .flatMap(i -> outputs(fields.get(i)).stream())
                                        .toList(),
                                inputs.local)))
                .toList();
    }

    private static List<Expression> outputs(Space.Field field) {
        List<Expression> outputs = new ArrayList<>(List.of(field.production(), field.loss(), field.sources()));
        field.responses().forEach(r -> outputs.add(r.half()));
        return outputs;
    }

    /// The network's name of a species.
    String name(int species) {
        return network.species().get(species).name();
    }

    /// Whether a reaction does not happen where there is none of a species, since its number is a factor of the rate.
    boolean isFactor(int species, int reaction) {
        return Factor.isIn(network, network.reactions().get(reaction).rate(), species);
    }

    /// Cells of each population in a state of the network.
    double[] totals(double[] state) {
        return tissue.cells().stream().mapToDouble(c -> state[c.species()]).toArray();
    }
}
