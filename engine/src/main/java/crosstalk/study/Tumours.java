package crosstalk.study;

import crosstalk.model.Lowered;
import crosstalk.solver.Simulation;
import crosstalk.solver.Watch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The tumours of one subject by site: which of them have a living malignant cell.
///
/// In whole numbers a tumour is gone with its last malignant cell. In real numbers it is gone when less than one is left,
/// and what is left is set to 0, since a thousandth of a cell would grow again.
final class Tumours {

    /// Between no cell and one.
    private static final double HALF_A_CELL = 0.5;

    private final List<Lowered.Site> sites;
    private final double gone;
    private final Simulation simulation;
    private final boolean[] alive;
    private final Set<Integer> injected = new HashSet<>();

    Tumours(List<Lowered.Site> sites, Fidelity fidelity, Simulation simulation) {
        this.sites = sites;
        this.simulation = simulation;
        this.alive = new boolean[sites.size()];
        this.gone = switch (fidelity) {
            case MEAN_FIELD -> 1;
            case STOCHASTIC, SPATIAL -> HALF_A_CELL;
        };
    }

    /// Index of a site by name.
    int index(String site) {
        return sites.stream().map(Lowered.Site::name).toList().indexOf(site);
    }

    /// Whether a malignant cell lives there, as last noticed.
    boolean isAlive(int site) {
        return alive[site];
    }

    /// Notices malignant cells where there were none.
    void notice() {
        for (int i = 0; i < alive.length; i++) {
            alive[i] |= burden(i) > gone;
        }
    }

    /// What to stop at: the loss of the last malignant cell of a site.
    Watch clearance(int site) {
        return new Watch(sites.get(site).burdenToWatch(), gone, false);
    }

    /// Says that the last malignant cell of a site is gone.
    void clear(int site) {
        alive[site] = false;
        boolean changed = false;
        for (int species : sites.get(site).malignant()) {
            changed |= simulation.state()[species] != 0;
            simulation.state()[species] = 0;
        }
        if (changed) {
            simulation.changed();
        }
    }

    /// Remembers what kinds were injected.
    void injected(List<Lowered.Injection> injections) {
        injections.forEach(injection -> injected.add(injection.species()));
    }

    /// Whether most malignant cells of the first site are of kinds that were not injected: they lost something.
    boolean hasEscaped() {
        double all = 0;
        double others = 0;
        for (int species : sites.getFirst().malignant()) {
            double cells = simulation.state()[species];
            all += cells;
            others += injected.contains(species) ? 0 : cells;
        }
        return alive[0] && others > all / 2;
    }

    private double burden(int site) {
        return simulation.assigned()[sites.get(site).burdenToWatch()];
    }
}
