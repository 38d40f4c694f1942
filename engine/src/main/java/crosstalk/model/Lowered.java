package crosstalk.model;

import crosstalk.network.Expression;
import crosstalk.network.Interpreter;
import crosstalk.network.Network;
import crosstalk.network.Space;
import crosstalk.quantity.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A model as a network, and where in the network a study finds what it doses, injects, watches and measures.
///
/// Two networks share species and parameters. `network` is what is solved: its assignments are those that rates
/// need, and the volume and burden of every site. `observation` has every assignment, readouts and channels too,
/// and no reaction: it is evaluated on measuring days only. Every assignment index below is of `observation`, but for
/// `volumeToWatch` and `burdenToWatch` of a site, which are of `network`.
///
/// @param network what is solved
/// @param observation what is measured
/// @param sites in the order of the tissue's sites
/// @param populations every population in every place
/// @param channels every line of communication by sender and receiver, in every place
/// @param readouts every readout at every site
/// @param drugs those that the caller asked for, by name
/// @param inocula by name, then site
/// @param volumes of the well-mixed compartments that say one, mm^3
/// @param dimensions of all that has a value
/// @param space what the spatial solver needs, when the tissues are resolved in space
public record Lowered(
        Network network,
        Network observation,
        List<Site> sites,
        List<PopulationPlace> populations,
        List<ChannelPlace> channels,
        List<ReadoutPlace> readouts,
        Map<String, DrugPlaces> drugs,
        Map<String, Map<String, List<Injection>>> inocula,
        Map<String, Double> volumes,
        Dimensions dimensions,
        Optional<Space> space) {

    /// What each value measures; all are in canonical units.
    ///
    /// @param species by species of either network
    /// @param parameters by parameter of either network
    /// @param assignments by assignment of `observation`, whose first ones are those of `network`
    public record Dimensions(List<Dimension> species, List<Dimension> parameters, List<Dimension> assignments) {
        public Dimensions {
            species = List.copyOf(species);
            parameters = List.copyOf(parameters);
            assignments = List.copyOf(assignments);
        }
    }

    /// One site of the tissue.
    ///
    /// @param name as the study names it
    /// @param volume assignment, mm^3
    /// @param burden assignment, malignant cells
    /// @param volumeToWatch the volume in `network`
    /// @param burdenToWatch the burden in `network`
    /// @param malignant species that count towards the burden
    /// @param species every species of the site but drugs
    public record Site(
            String name,
            int volume,
            int burden,
            int volumeToWatch,
            int burdenToWatch,
            List<Integer> malignant,
            List<Integer> species) {}

    /// One population in one place.
    ///
    /// @param name with its index, such as `cd8.effector[dominant]`
    /// @param family without index, such as `cd8.effector`
    /// @param compartment such as `tumour`
    /// @param site of a tissue, or empty text
    /// @param species index
    public record PopulationPlace(String name, String family, String compartment, String site, int species) {}

    /// One channel, one sender, one receiver, in one place.
    ///
    /// @param channel with its index
    /// @param sender population family that makes the ligand or the signal
    /// @param receiver population family that carries the receptor
    /// @param compartment where
    /// @param site of a tissue, or empty text
    /// @param strength assignment, 0 to 1: of the whole channel
    /// @param senderShare assignment, 0 to 1: the sender's share of the ligand
    /// @param receiverDensity assignment: receivers per mm^3 of the place
    public record ChannelPlace(
            String channel,
            String sender,
            String receiver,
            String compartment,
            String site,
            int strength,
            int senderShare,
            int receiverDensity) {}

    /// One readout at one site.
    ///
    /// @param site empty text for a readout of the whole body
    /// @param unit as written in the model file
    /// @param perUnit divide the assignment by this to get `unit`
    public record ReadoutPlace(String name, String label, String site, String unit, int assignment, double perUnit) {}

    /// Where a drug goes and how much of it is seen.
    ///
    /// @param depot species that an intraperitoneal or subcutaneous dose is added to, fmol
    /// @param bioavailability parameter-free fraction of it that is added
    /// @param central species that an intravenous dose is added to, fmol
    /// @param dosed species set to 1 by the first dose (starts the clock of days since first dose)
    /// @param massPerAmount ng per fmol: the molar mass
    /// @param plasma assignment, nM
    /// @param tissue by site: assignment, nM in the interstitium
    /// @param bound by site and receptor: assignment, fraction of the receptor that this drug occupies
    public record DrugPlaces(
            int depot,
            double bioavailability,
            int central,
            int dosed,
            double massPerAmount,
            int plasma,
            Map<String, Integer> tissue,
            Map<String, Map<String, Integer>> bound) {}

    /// Part of an inoculum: this many cells of a species for each cell injected.
    ///
    /// @param perCell with the parameters' default values
    /// @param cells the same as an expression; refers to parameters only
    public record Injection(int species, double perCell, Expression cells) {
        private static final double[] NOTHING = {};

        /// With the parameters of one subject.
        ///
        /// @param parameters by parameter of the network
        public double perCell(double[] parameters) {
            return Interpreter.evaluate(cells, 0, NOTHING, parameters, NOTHING);
        }
    }
}
