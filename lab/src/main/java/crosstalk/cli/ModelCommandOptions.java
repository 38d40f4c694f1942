package crosstalk.cli;

import crosstalk.model.Model;
import crosstalk.model.ModelParameter;
import crosstalk.quantity.Dimension;
import crosstalk.quantity.Quantity;
import crosstalk.quantity.Suggestion;
import crosstalk.quantity.UnitException;
import crosstalk.study.Fidelity;
import crosstalk.study.Regimen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what the command line says about a run, checked against the model; collects every problem.
final class ModelCommandOptions {

    private static final int MOST_RUNS = 10_000;
    private static final int MOST_ROWS = 1_000_000;
    private static final double KG_PER_NG = 1e-12;

    private final Model model;
    private final List<String> problems = new ArrayList<>();

    /// What to run.
    ///
    /// @param end last day
    /// @param every days between rows
    /// @param values of parameters by full name
    /// @param drugs regimens by drug
    /// @param bodyMass kg, for doses per body mass
    record Settings(
            double end,
            double every,
            Fidelity fidelity,
            int runs,
            long seed,
            Map<String, Quantity> values,
            Map<String, Regimen> drugs,
            OptionalDouble bodyMass) {}

    ModelCommandOptions(Model model) {
        this.model = model;
    }

    List<String> problems() {
        return problems;
    }

    Settings read(
            String end,
            String every,
            String fidelity,
            int runs,
            long seed,
            List<String> set,
            List<String> drugs,
            @Nullable String bodyMass) {
        double last = time("--end", end);
        double step = time("--every", every);
        if (last / step > MOST_ROWS) {
            problems.add("--every " + every + ": more than " + MOST_ROWS + " rows up to " + end);
        }
        Fidelity kind = fidelity(fidelity);
        if (runs < 1 || runs > MOST_RUNS) {
            problems.add("--runs " + runs + ": expected 1 to " + MOST_RUNS);
        } else if (runs > 1 && fidelity.equals(Fidelity.MEAN_FIELD.text())) {
            problems.add("--runs " + runs + ": the mean field has no chance in it, every run would be the same; use"
                    + " --fidelity stochastic");
        }
        OptionalDouble mass = bodyMass == null ? OptionalDouble.empty() : bodyMass(bodyMass);
        return new Settings(last, step, kind, runs, seed, values(set), regimens(drugs, mass), mass);
    }

    /// A table is never written over another one.
    void requireNew(Path output) {
        if (Files.exists(output)) {
            problems.add("--output " + output + ": exists already; name another file, or delete it first");
        }
    }

    private double time(String option, String text) {
        try {
            double days = Quantity.parse(text, Dimension.TIME).value();
            if (days <= 0) {
                problems.add(option + " " + text + ": expected a time above 0, such as 60day");
                return 1;
            }
            return days;
        } catch (UnitException e) {
            problems.add(option + ": " + e.getMessage());
            return 1;
        }
    }

    private Fidelity fidelity(String text) {
        List<String> legal = new ArrayList<>();
        for (Fidelity fidelity : Fidelity.values()) {
            if (fidelity == Fidelity.SPATIAL) {
                continue;
            }
            if (fidelity.text().equals(text)) {
                return fidelity;
            }
            legal.add(fidelity.text());
        }
        if (text.equals(Fidelity.SPATIAL.text())) {
            problems.add("--fidelity spatial: a tissue in space is run by a study; write ./crosstalk run STUDY --fidelity spatial");
            return Fidelity.MEAN_FIELD;
        }
        problems.add(
                "--fidelity \"" + text + "\": expected " + String.join(" or ", legal) + Suggestion.phrase(text, legal));
        return Fidelity.MEAN_FIELD;
    }

    private Map<String, Quantity> values(List<String> set) {
        Map<String, Quantity> values = new LinkedHashMap<>();
        for (String text : set) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                problems.add("--set \"" + text + "\": expected NAME=VALUE, such as pd1_weight=0");
                continue;
            }
            String name = text.substring(0, equals).strip();
            String value = text.substring(equals + 1).strip();
            List<ModelParameter> meant = model.parameters().stream()
                    .filter(p -> p.name().equals(name) || p.name().startsWith(name + "["))
                    .toList();
            if (meant.isEmpty()) {
                problems.add(
                        "--set: there is no parameter \"" + name + "\"" + Suggestion.phrase(name, parameterNames()));
            }
            for (ModelParameter parameter : meant) {
                quantity(parameter, value, values);
            }
        }
        return values;
    }

    private void quantity(ModelParameter parameter, String text, Map<String, Quantity> values) {
        try {
            Quantity value = Quantity.parse(text, parameter.value().dimension());
            parameter.refusal(value.value()).ifPresent(reason -> problems.add("--set: " + reason));
            if (values.put(parameter.name(), value) != null) {
                problems.add("--set: " + parameter.name() + " is set twice");
            }
        } catch (UnitException e) {
            problems.add("--set " + parameter.name() + ": " + e.getMessage());
        }
    }

    private Set<String> parameterNames() {
        Set<String> names = new LinkedHashSet<>();
        for (ModelParameter parameter : model.parameters()) {
            names.add(parameter.name());
            int bracket = parameter.name().indexOf('[');
            if (bracket > 0) {
                names.add(parameter.name().substring(0, bracket));
            }
        }
        return names;
    }

    private Map<String, Regimen> regimens(List<String> texts, OptionalDouble mass) {
        Map<String, Regimen> regimens = new LinkedHashMap<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                problems.add("--drug \"" + text + "\": expected a drug, a colon and a regimen, such as"
                        + " \"anti-pd-1: 200 ug intraperitoneal on days 7, 10\"");
                continue;
            }
            String drug = text.substring(0, colon).strip();
            if (!model.drugNames().contains(drug)) {
                problems.add("--drug: there is no drug \"" + drug + "\"" + Suggestion.phrase(drug, model.drugNames()));
            }
            try {
                Regimen regimen = Regimen.parse(text.substring(colon + 1).strip());
                boolean perBodyMass = regimen.doses().stream()
                        .anyMatch(dose -> dose.amount().dimension().bodyMass() != 0);
                if (perBodyMass && mass.isEmpty()) {
                    problems.add("--drug \"" + text + "\": a dose per kg needs --body-mass, such as --body-mass 20g");
                }
                if (regimens.putIfAbsent(drug, regimen) != null) {
                    problems.add("--drug: " + drug + " has two regimens");
                }
            } catch (IllegalArgumentException e) {
                problems.add("--drug \"" + drug + "\": " + e.getMessage());
            }
        }
        return regimens;
    }

    /// In kg. A person writes the mass of a mouse in grams, which everywhere else are mass of substance.
    private OptionalDouble bodyMass(String text) {
        try {
            Quantity mass = Quantity.parse(text);
            double kg = mass.dimension().equals(Dimension.MASS)
                    ? mass.value() * KG_PER_NG
                    : mass.require(Dimension.BODY_MASS).value();
            if (kg > 0) {
                return OptionalDouble.of(kg);
            }
            problems.add("--body-mass " + text + ": expected a mass above 0");
        } catch (UnitException e) {
            problems.add("--body-mass: " + e.getMessage());
        }
        return OptionalDouble.of(1);
    }
}
