package crosstalk.statistics;

import crosstalk.random.ReferenceTable;
import java.util.List;
import java.util.Map;

/// Survival data and R's results of them; see cases/survival. `lung` is read beside the project.
record SurvivalReferences(
        String name, List<String> groups, SurvivalData data, double[][] covariates, List<String> names) {
    static final double TOLERANCE = 1e-9;

    static SurvivalReferences read(String name) {
        List<Map<String, String>> rows = table(name, "input/" + name).rows();
        List<String> groups =
                rows.stream().map(row -> ReferenceTable.text(row, "group")).distinct().sorted().toList();
        boolean stratified = rows.getFirst().containsKey("stratum");
        List<String> strata = rows.stream()
                .map(row -> row.getOrDefault("stratum", "all"))
                .distinct()
                .sorted()
                .toList();
        List<String> names = rows.getFirst().keySet().stream()
                .filter(column -> column.startsWith("x"))
                .sorted()
                .toList();
        SurvivalData data = new SurvivalData(
                rows.stream()
                        .mapToDouble(row -> ReferenceTable.number(row, "time"))
                        .toArray(),
                events(rows),
                rows.stream().mapToInt(row -> groups.indexOf(ReferenceTable.text(row, "group"))).toArray(),
                rows.stream()
                        .mapToInt(row -> stratified ? strata.indexOf(row.get("stratum")) : 0)
                        .toArray());
        double[][] covariates = rows.stream()
                .map(row -> names.stream()
                        .mapToDouble(column -> ReferenceTable.number(row, column))
                        .toArray())
                .toArray(double[][]::new);
        return new SurvivalReferences(name, groups, data, covariates, names);
    }

    /// A table of results, such as `_cox`.
    ReferenceTable expected(String suffix) {
        return table(name, "expected/" + name + suffix);
    }

    /// The same animals in one stratum.
    SurvivalData unstratified() {
        return SurvivalData.of(data.times(), data.events(), data.arms());
    }

    private static boolean[] events(List<Map<String, String>> rows) {
        boolean[] events = new boolean[rows.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = ReferenceTable.text(rows.get(i), "status").equals("1");
        }
        return events;
    }

    private static ReferenceTable table(String name, String path) {
        return name.equals("lung")
                ? SharedCases.table("cases/from-others/survival-lung/" + path + ".csv")
                : ReferenceTable.read("survival/" + path + ".csv");
    }
}
