package crosstalk.model;

/// How much of each there is in a model.
///
/// @param populations families, indices and places not counted
/// @param channels lines of communication, indices not counted
/// @param rules sentences
/// @param drugs that may be given
/// @param parameters with each member of an indexed one
/// @param assumed parameters without a source that says their value
public record Census(int populations, int channels, int rules, int drugs, int parameters, int assumed) {

    static Census of(Declarations model) {
        long assumed = model.parameters().stream()
                .filter(p -> p.origin() == ModelParameter.Origin.ASSUMED)
                .count();
        return new Census(
                model.populations().size(),
                model.channels().size(),
                model.rules().size(),
                model.drugs().size(),
                model.parameters().size(),
                (int) assumed);
    }
}
