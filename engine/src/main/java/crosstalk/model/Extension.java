package crosstalk.model;

import crosstalk.model.Yaml.Mapping;

/// What a model was before a file extended it, and after.
///
/// @param base file that is extended, as the extending file names it
/// @param before merged sections of that file
/// @param after merged sections of the extending file
record Extension(String base, Mapping before, Mapping after) {}
