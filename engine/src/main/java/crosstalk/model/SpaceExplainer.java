package crosstalk.model;

import crosstalk.model.Explanation.Block;
import crosstalk.model.Explanation.Section;
import java.util.ArrayList;
import java.util.List;

/// What a model says of its tissues in space: who moves, what spreads, what replaces a closure.
final class SpaceExplainer {

    private final Declarations model;
    private final Phrases phrases;

    SpaceExplainer(Declarations model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
    }

    /// Empty of blocks when the model says nothing of space.
    Section section() {
        List<Block> blocks = new ArrayList<>();
        for (Declaration.Space space : model.space().values()) {
            blocks.add(new Block.Paragraph("In a spatial run the " + space.name()
                    + " is a lattice of voxels. Cells touch within "
                    + space.contact().map(phrases::value).orElse("an unknown distance")
                    + "; cells and drugs come in by vessels: "
                    + space.vessels().map(phrases::value).orElse("as many everywhere") + "; host cells of "
                    + space.hostCellVolume().map(phrases::value).orElse("an unknown volume")
                    + " fill what the cells of the model leave."
                    + (space.summary().isEmpty() ? "" : " (" + space.summary() + ")")));
        }
        if (!blocks.isEmpty()) {
            add(blocks, "Cells that move by themselves.", List.of("Population", "Motility", "Climbs"), movers());
            add(
                    blocks,
                    "What spreads.",
                    List.of("Signal", "Unit", "Diffusion", "Decay", "Made by the tissue", "Meaning"),
                    signals());
            add(blocks, "What space replaces.", List.of("Quantity", "In space"), closures());
        }
        return new Section("In space", blocks);
    }

    private static void add(List<Block> blocks, String caption, List<String> header, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(caption, header, rows));
        }
    }

    private List<List<String>> movers() {
        return model.populations().values().stream()
                .filter(p -> p.motility().isPresent())
                .map(p -> List.of(
                        p.name(),
                        p.motility().map(phrases::value).orElse(""),
                        p.chemotaxis().map(phrases::value).orElse("")))
                .toList();
    }

    private List<List<String>> signals() {
        return model.signals().values().stream()
                .map(s -> List.of(
                        s.name(),
                        s.unit().isEmpty() ? "cells/mm^3" : s.unit(),
                        s.diffusion().map(phrases::value).orElse("stays where it is made"),
                        s.decay().map(phrases::value).orElse(""),
                        s.supply().map(phrases::value).orElse(""),
                        s.summary()))
                .toList();
    }

    private List<List<String>> closures() {
        return model.quantities().values().stream()
                .filter(q -> q.inSpace().isPresent())
                .map(q -> List.of(q.name(), q.inSpace().map(Formula::text).orElse("")))
                .toList();
    }
}
