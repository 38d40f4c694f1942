package crosstalk.study;

import crosstalk.model.Model;
import crosstalk.model.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A tumour that grows, T cells that kill it when a drug frees them, and studies of it.
final class TinyModel {

    static final String TEXT = """
            model: tiny
            compartments:
              tumour: { kind: tissue, sites: [primary] }
              blood: { kind: well-mixed, volume: 1 mL }
            populations:
              cancer: { in: tumour, volume: cell_volume, malignant: true }
              cancer.escaped: { in: tumour, volume: cell_volume, malignant: true }
              killer: { in: [blood, tumour], volume: cell_volume, start: { blood: killers } }
            channels:
              brake > pd-1: { by: contact, from: { cancer: 1 }, to: [killer], half: brake_half }
            rules:
              cancer divides: growth
              cancer.escaped divides: growth
              cancer becomes cancer.escaped: escape
              killer in tumour kills cancer: kill * occupancy(pd-1)
              killer enters tumour from blood: entry * min(1, total(cancer) / some_cells)
            drugs:
              anti-pd-1:
                antibody: { isotype: test, clone: test, mass: 150 kDa }
                occupies: { pd-1: kd }
                pharmacokinetics: plain
              anti-nothing:
                antibody: { isotype: test, clone: test, mass: 150 kDa }
                pharmacokinetics: plain
            pharmacokinetics:
              plain:
                absorption: absorption
                bioavailability: 0.5
                central: central
                clearance: clearance
                tissue partition: 0.3
                tissue rate: tissue_rate
            inocula:
              tumour: { cancer: 1 }
              escaped: { cancer.escaped: 1 }
            inoculation: { inoculum: tumour, cells: injected }
            readouts:
              killers_per_mm3: { value: density(killer), unit: cells/mm^3, label: killers }
            parameters:
              growth: { value: 0.6 1/day, between subjects: "lognormal, cv 10 %", origin: assumed, range: 0.1 to 2 1/day, reason: test }
              killers: { value: 2000 cells, between subjects: "lognormal, cv 50 %", origin: assumed, range: 1 to 1e6 cells, reason: test }
              escape: { value: 0 1/day, origin: assumed, range: 0 to 1 1/day, reason: test }
              kill: { value: 60 1/day, origin: assumed, range: 0 to 100 1/day, reason: test }
              entry: { value: 0.2 1/day, origin: assumed, range: 0 to 1 1/day, reason: test }
              brake_half: { value: 0.5, origin: assumed, range: 0 to 1, reason: test }
              cell_volume: { value: 1e-3 mm^3/cell, origin: assumed, range: 1e-4 to 1e-2 mm^3/cell, reason: test }
              injected: { value: 1000 cells, origin: assumed, range: 1 to 1e6 cells, reason: test }
              some_cells: { value: 100 cells, origin: assumed, range: 1 to 1e6 cells, reason: test }
              kd: { value: 1 nM, origin: assumed, range: 0.1 to 10 nM, reason: test }
              absorption: { value: 1 1/day, origin: assumed, range: 0 to 10 1/day, reason: test }
              central: { value: 1 mL, origin: assumed, range: 0.5 to 2 mL, reason: test }
              clearance: { value: 0.1 mL/day, origin: assumed, range: 0 to 1 mL/day, reason: test }
              tissue_rate: { value: 1 1/day, origin: assumed, range: 0 to 10 1/day, reason: test }
            correlations:
              - { between: [growth, killers], value: 0.4 }
            """;

    /// A study without problems that the tests change line by line.
    static final String STUDY = """
            study: small
            question: Does it work?
            models: [tiny.yaml]
            fidelity: stochastic
            cohort: { subjects: 3 }
            enrol: { when: tumour volume reaches 20 mm^3, at latest: day 14 }
            arms: { factorial: [anti-pd-1] }
            regimens:
              anti-*: 10 mg/kg intraperitoneal on days 0, 3
            body mass: 20 g
            measure:
              calliper: { every: 2 days, cv: 12 %, limit: 3 mm^3 }
              biopsy: { on: [4], after: enrolment }
              readouts: { every: 2 days }
            end: { on: day 40, or when: tumour volume reaches 500 mm^3 }
            survival: tumour volume reaches 400 mm^3
            seed: 7
            """;

    private TinyModel() {}

    static Path write(Path folder, String study) throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), TEXT);
        return Files.writeString(folder.resolve("study.yaml"), study);
    }

    static Study study(Path folder, String text) throws IOException, ProblemsException {
        return Study.read(write(folder, text));
    }

    static Model model(Path folder) throws IOException, ProblemsException {
        return Model.read(write(folder, STUDY).resolveSibling("tiny.yaml"));
    }

    /// The study with one line replaced by others.
    static String with(String start, String... lines) {
        List<String> kept = STUDY.lines().toList();
        if (kept.stream().noneMatch(line -> line.startsWith(start))) {
            throw new IllegalArgumentException(start);
        }
        StringBuilder text = new StringBuilder();
        for (String line : kept) {
            text.append(line.startsWith(start) ? String.join("\n", lines) : line)
                    .append('\n');
        }
        return text.toString();
    }
}
