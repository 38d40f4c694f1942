package crosstalk.results;

import crosstalk.histology.Margin;
import crosstalk.histology.NeedleCore;
import crosstalk.histology.Reading;
import crosstalk.histology.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Whole tissues of a result folder: an image of each, and the cells of a needle biopsy through it.
final class Images {
    /// Radius of a needle of gauge 14, whose inner diameter is about 1.6 mm: 0.8 mm.
    private static final double NEEDLE = 0.8;

    private static final int MOST_CELLS = 20_000;

    /// The middle of the first interval: what is drawn depends on the tissue alone.
    private static final double START = 0.5;

    private final Path folder;
    private final StudyDescription study;

    Images(Path folder, StudyDescription study) {
        this.folder = folder;
        this.study = study;
    }

    /// Writes a tissue; the same again changes nothing.
    void write(String model, String arm, int subject, double day, Snapshot tissue) {
        String name = String.format(
                Locale.ROOT,
                "%s-arm%d-animal%d-day%s-%s",
                model,
                study.armNames().indexOf(arm),
                subject,
                Text.number(day),
                tissue.site().replaceAll("[^A-Za-z0-9]+", "-"));
        try {
            Path images = Files.createDirectories(folder.resolve("images"));
            OmeZarr.write(images.resolve(name + ".ome.zarr"), tissue, day);
            switch (Margin.of(tissue)) {
                case Reading.Found<Margin>(Margin margin) -> {
                    Path biopsies = Files.createDirectories(folder.resolve("biopsies"));
                    NeedleCore core = NeedleCore.of(margin, NEEDLE, MOST_CELLS, START);
                    BiopsyTable.write(biopsies.resolve(name + ".parquet"), core, tissue, day);
                }
                case Reading.Missing<Margin> none -> {
                    // A tumour that is gone has an image, but no biopsy.
                }
            }
        } catch (IOException failure) {
            throw FolderException.writing(folder.resolve("images"), failure);
        }
    }
}
