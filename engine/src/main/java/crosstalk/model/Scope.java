package crosstalk.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What names mean in one place: where, which index elements, inside which drug.
///
/// @param place where
/// @param binding element by set
/// @param drug whose entry is read, or empty text
/// @param fixed whether only parameters may be named: a value that must be known before the run
record Scope(Place place, Map<String, String> binding, String drug, boolean fixed) {

    static Scope at(Place place) {
        return new Scope(place, Map.of(), "", false);
    }

    static Scope ofParameters(Map<String, String> binding) {
        return new Scope(Place.NOWHERE, binding, "", true);
    }

    Scope with(Map<String, String> other) {
        return new Scope(place, other, drug, fixed);
    }

    Scope with(String set, String element) {
        Map<String, String> more = new LinkedHashMap<>(binding);
        more.put(set, element);
        return with(more);
    }

    Scope inside(String drugName) {
        return new Scope(place, binding, drugName, fixed);
    }

    Scope moved(Place other) {
        return new Scope(other, binding, drug, fixed);
    }

    /// In a voxel of the place, where it is resolved in space.
    Scope local() {
        return moved(place.local());
    }

    /// Such as `[antigen=dominant]`, or nothing.
    static String label(Map<String, String> binding) {
        return binding.isEmpty()
                ? ""
                : new TreeMap<>(binding)
                        .toString()
                        .replace("{", "[")
                        .replace("}", "]")
                        .replace(" ", "");
    }
}
