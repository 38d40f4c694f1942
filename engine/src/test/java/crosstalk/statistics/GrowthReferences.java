package crosstalk.statistics;

import crosstalk.random.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tumour volumes of real animals and R's results of them, read beside the project; recipe and tolerances in
/// shared/cases/from-others/growth-synergy.
///
/// @param arms the control first
record GrowthReferences(String name, List<String> arms, List<List<String>> mice, List<List<GrowthCurve>> curves) {
    static GrowthReferences read(String name) {
        List<String> arms = table("input/" + name + "_arms").rows().stream()
                .map(row -> ReferenceTable.text(row, "Treatment"))
                .toList();
        List<List<String>> mice = new ArrayList<>();
        List<List<GrowthCurve>> curves = new ArrayList<>();
        ReferenceTable all = table("input/" + name);
        for (String arm : arms) {
            ReferenceTable rows = all.where("Treatment", arm);
            List<String> names = rows.rows().stream()
                    .map(row -> ReferenceTable.text(row, "Mouse"))
                    .distinct()
                    .sorted()
                    .toList();
            mice.add(names);
            curves.add(names.stream()
                    .map(mouse -> curve(rows.where("Mouse", mouse).rows()))
                    .toList());
        }
        return new GrowthReferences(name, arms, mice, curves);
    }

    private static GrowthCurve curve(List<Map<String, String>> rows) {
        List<Map<String, String>> measured = rows.stream()
                .filter(row -> !ReferenceTable.text(row, "TV").equals("NA"))
                .sorted(java.util.Comparator.comparingDouble(row -> ReferenceTable.number(row, "Day")))
                .toList();
        return new GrowthCurve(
                measured.stream()
                        .mapToDouble(row -> ReferenceTable.number(row, "Day"))
                        .toArray(),
                measured.stream()
                        .mapToDouble(row -> ReferenceTable.number(row, "TV"))
                        .toArray());
    }

    ReferenceTable expected(String suffix) {
        return table("expected/" + name + suffix);
    }

    /// The curves of an arm by name.
    List<GrowthCurve> arm(String arm) {
        return curves.get(arms.indexOf(arm));
    }

    private static ReferenceTable table(String path) {
        return SharedCases.table("cases/from-others/growth-synergy/" + path + ".csv");
    }
}
