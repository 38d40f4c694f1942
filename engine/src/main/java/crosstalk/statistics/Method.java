package crosstalk.statistics;

import java.util.List;

/// How a number was found.
///
/// @param name as a methods section would have it
/// @param sources keys of references.bib
public record Method(String name, List<String> sources) {
    public Method {
        sources = List.copyOf(sources);
    }

    static Method of(String name, String... sources) {
        return new Method(name, List.of(sources));
    }

    /// The same method with a remark, such as the assumption that this use of it makes.
    Method with(String remark) {
        return new Method(name + ", " + remark, sources);
    }
}
