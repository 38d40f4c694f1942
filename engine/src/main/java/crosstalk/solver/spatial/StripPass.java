package crosstalk.solver.spatial;

import crosstalk.network.Strips;
import java.util.IdentityHashMap;
import java.util.function.Consumer;

/// Passes over all strips of a tissue's voxels, cut into tasks that workers share.
///
/// The cut depends on the number of strips alone, never on the crew; each task has working space of its own.
final class StripPass {

    /// What is done with a strip whose outputs are there.
    @FunctionalInterface
    interface Task {
        void done(Strips.Work work, int strip);
    }

    private final Inputs inputs;
    private final Lattice lattice;
    private final double[] backgrounds;
    private final Crew crew;
    private final IdentityHashMap<Strips, Pool<Strips.Work>> works = new IdentityHashMap<>();

    /// @param backgrounds added to the level of each field
    StripPass(Inputs inputs, Lattice lattice, double[] backgrounds, Crew crew) {
        this.inputs = inputs;
        this.lattice = lattice;
        this.backgrounds = backgrounds;
        this.crew = crew;
    }

    /// Evaluates a plan in every strip.
    void over(Pieces pieces, Strips strips, double time, double[] state, double[] parameters, Task task) {
        Pool<Strips.Work> pool = pool(strips);
        int[] reads = Inputs.read(strips);
        crew.share(
                pieces.tasks(),
                t -> pool.lend(work -> {
                    work.prepare(time, state, parameters);
                    for (int strip = pieces.firstOf(t); strip < pieces.firstOf(t + 1); strip++) {
                        inputs.load(work, reads, lattice, backgrounds, pieces, strip);
                        work.run(pieces.voxels[strip]);
                        task.done(work, strip);
                    }
                }));
    }

    /// Evaluates a plan once, as if there were one voxel, with the state's values of what has one per voxel.
    void once(Strips strips, double time, double[] state, double[] parameters, Consumer<Strips.Work> task) {
        pool(strips).lend(work -> {
            work.prepare(time, state, parameters);
            for (int species : Inputs.read(strips)) {
                work.input(species)[0] = state[species];
            }
            work.run(1);
            task.accept(work);
        });
    }

    /// The outputs of a plan that are the same in every voxel; NaN for the others.
    double[] uniform(Strips strips, double time, double[] state, double[] parameters, int outputs) {
        double[] found = new double[outputs];
        pool(strips).lend(work -> {
            work.prepare(time, state, parameters);
            for (int i = 0; i < outputs; i++) {
                found[i] = strips.isScalar(i) ? work.output(i)[0] : Double.NaN;
            }
        });
        return found;
    }

    private Pool<Strips.Work> pool(Strips strips) {
        return works.computeIfAbsent(strips, s -> new Pool<>(s::work));
    }
}
