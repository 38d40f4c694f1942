package crosstalk.network;

import java.util.List;
import java.util.Set;

/// What a network needs to be told before it can run on a lattice of voxels: which species are there in every voxel,
/// how they spread, and what is known only of a tissue as a whole.
///
/// Some species of the network stand for a whole tissue or the body (blood, a drug's depot): one number. Others, named
/// by a [Tissue], have a value in every voxel of it; an expression that reads one of them, directly or through an
/// assigned quantity, has a value in every voxel too. Expressions here refer to the assigned quantities of `observation`, the
/// first of which are those of `network`.
///
/// @param network what is solved
/// @param observation the same species and parameters, more assigned quantities, no reaction
/// @param edge of a voxel, in the network's unit of length (mm)
/// @param tissues each has a lattice of its own
public record Space(Network network, Network observation, double edge, List<Tissue> tissues) {

    public Space {
        tissues = List.copyOf(tissues);
    }

    /// One tissue on a lattice. Every list is in the order of the network's species, but `fields`.
    ///
    /// @param name of the place, such as `tumour/primary`
    /// @param cells counted species of every voxel
    /// @param fields levels that spread, in the order in which they can be found: each depends on those before it, on cells and
    ///     on followers only
    /// @param followers levels that stay where they are and follow something with a delay
    /// @param nearby numbers of cells around a cell
    /// @param wholes what is known of the tissue as a whole
    /// @param arrivals reactions through which cells come into the tissue from elsewhere; their rate, read in a voxel, is what
    ///     it would be if the whole tissue were like that voxel, and each voxel takes its share by vessels
    /// @param vessels where cells and drugs come in: relative number of vessels per volume of a voxel, at least 0
    /// @param contact radius within which cells touch, in units of length; refers to parameters only
    /// @param layers what a picture of the tissue can show
    public record Tissue(
            String name,
            List<Cells> cells,
            List<Field> fields,
            List<Follower> followers,
            List<Nearby> nearby,
            List<Whole> wholes,
            Set<Integer> arrivals,
            Expression vessels,
            Expression contact,
            List<Layer> layers) {
        public Tissue {
            cells = List.copyOf(cells);
            fields = List.copyOf(fields);
            followers = List.copyOf(followers);
            nearby = List.copyOf(nearby);
            wholes = List.copyOf(wholes);
            arrivals = Set.copyOf(arrivals);
            layers = List.copyOf(layers);
        }
    }

    /// A counted species of every voxel.
    ///
    /// @param species index
    /// @param volume of one, mm^3; refers to parameters only
    /// @param motility random motion: half the growth of the mean square along one axis, mm^2/day; 0 for cells that are only pushed
    /// @param potential the drift of a cell is the gradient of this, mm^2/day; 0 for cells that follow nothing
    public record Cells(int species, Expression volume, Expression motility, Expression potential) {}

    /// A level that diffuses, is made and is lost: d level/dt = diffusion * laplacian + production - loss * level.
    ///
    /// @param species index of the level
    /// @param diffusion mm^2/day; refers to parameters only
    /// @param production level per day
    /// @param loss per day, above 0
    /// @param background added to what is found; refers to parameters only
    /// @param sources how many cells in the voxel make it, each as much as it contributes: the sum of shares squared is what counts
    ///     for the roughness within a voxel
    /// @param responses to the level that bend within a voxel
    public record Field(
            int species,
            Expression diffusion,
            Expression production,
            Expression loss,
            Expression background,
            Expression sources,
            List<Response> responses) {
        public Field {
            responses = List.copyOf(responses);
        }
    }

    /// The mean over a voxel of level/(level + half), where the level differs from place to place within the voxel.
    ///
    /// @param species index of an input that receives it; its expression in a well-mixed network would be the response to the mean
    /// @param half level at half response
    public record Response(int species, Expression half) {}

    /// A continuous species that moves towards `target` by `rate * (target - level)` and does not spread.
    ///
    /// @param species index of the level
    public record Follower(int species, Expression target, Expression rate) {}

    /// An input: the number of cells of some species in a voxel as its cells meet them, those of the neighbouring voxels
    /// counted by their share in the contacts.
    ///
    /// @param species index of the input
    /// @param of the counted species that are added up
    public record Nearby(int species, List<Integer> of) {
        public Nearby {
            of = List.copyOf(of);
        }
    }

    /// How voxels are put together.
    public enum Gathering {
        /// Added up.
        SUM,
        /// The mean over the tissue, weighted.
        MEAN
    }

    /// An input that is one number for a tissue, gathered from its voxels.
    ///
    /// @param species index of the input
    /// @param value in a voxel
    /// @param gathering sum, or mean by `weight`
    /// @param weight in a voxel, at least 0; where it adds up to 0 the mean is 0
    /// @param observed whether only observation reads it, so that it is gathered on measuring days only
    public record Whole(int species, Expression value, Gathering gathering, Expression weight, boolean observed) {}

    /// What a layer of a picture shows.
    public enum Shows {
        POPULATION,
        SIGNAL,
        DRUG,
        CHANNEL,
        TISSUE
    }

    /// Something with a value in every voxel, worth looking at.
    ///
    /// @param name as the model file has it
    /// @param unit as it is printed
    /// @param value in a voxel; in canonical units times `perUnit` is `unit`
    /// @param perUnit divide the value by this to get `unit`
    public record Layer(String name, Shows shows, String unit, Expression value, double perUnit) {}
}
