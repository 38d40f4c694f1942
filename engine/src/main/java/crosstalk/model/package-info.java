/// The model language: populations, signals, channels, rules and drugs, read from YAML, checked, explained and
/// lowered to a network.
///
/// Start with: [Model#read], then [Model#lower]. The language is described in `docs/model-language.md`.
/// In: files. Out: a [Model], every [Problem] at once if there is any, and a [Lowered] network.
/// Units: whatever a file says, checked and converted once, here; inside mm, day, cell, fmol, ng.
/// Must not know: how a network is solved, studies, screens.
/// To add a sentence for rules: a case in [RuleSentence] and its lowering in [RuleLowering].
@NullMarked
package crosstalk.model;

import org.jspecify.annotations.NullMarked;
