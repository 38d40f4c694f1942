package crosstalk.cli;

import crosstalk.model.Lowered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The columns of a time course: what each is called, and where in the network it stands.
final class ModelCommandColumns {

    /// A column.
    ///
    /// @param index of a species, or of an assigned quantity of the observation
    /// @param divisor from the network's unit to the column's
    private record Column(String name, boolean species, int index, double divisor) {}

    private final List<Column> columns;

    private ModelCommandColumns(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    static ModelCommandColumns of(Lowered lowered) {
        List<Column> columns = new ArrayList<>();
        for (Lowered.Site site : lowered.sites()) {
            columns.add(new Column("volume@" + site.name(), false, site.volume(), 1));
        }
        for (Lowered.PopulationPlace population : lowered.populations()) {
            String site = population.site().isEmpty() ? "" : "/" + population.site();
            columns.add(new Column(
                    population.name() + "@" + population.compartment() + site, true, population.species(), 1));
        }
        for (Lowered.ReadoutPlace readout : lowered.readouts()) {
            String site = readout.site().isEmpty() ? "" : "@" + readout.site();
            columns.add(new Column(readout.name() + site, false, readout.assignment(), readout.perUnit()));
        }
        for (Map.Entry<String, Lowered.DrugPlaces> drug : lowered.drugs().entrySet()) {
            columns.add(
                    new Column(drug.getKey() + "@plasma", false, drug.getValue().plasma(), 1));
            drug.getValue()
                    .tissue()
                    .forEach((site, index) -> columns.add(new Column(drug.getKey() + "@" + site, false, index, 1)));
        }
        return new ModelCommandColumns(columns);
    }

    int size() {
        return columns.size();
    }

    /// The values of all columns.
    double[] read(double[] state, double[] assigned) {
        double[] row = new double[columns.size()];
        for (int i = 0; i < row.length; i++) {
            Column column = columns.get(i);
            row[i] = (column.species() ? state[column.index()] : assigned[column.index()]) / column.divisor();
        }
        return row;
    }

    /// One run as CSV.
    String csv(double[] times, double[][] rows) {
        StringBuilder csv = new StringBuilder("day");
        columns.forEach(column -> csv.append(',').append(quoted(column.name())));
        csv.append('\n');
        for (int row = 0; row < times.length; row++) {
            csv.append(number(times[row]));
            for (double value : rows[row]) {
                csv.append(',').append(number(value));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /// Means and standard deviations as CSV.
    String csv(double[] times, ModelCommandMoments moments) {
        StringBuilder csv = new StringBuilder("day");
        for (Column column : columns) {
            csv.append(',').append(quoted(column.name() + "-mean"));
            csv.append(',').append(quoted(column.name() + "-sd"));
        }
        csv.append('\n');
        for (int row = 0; row < times.length; row++) {
            csv.append(number(times[row]));
            for (int column = 0; column < columns.size(); column++) {
                csv.append(',').append(number(moments.mean(row, column)));
                csv.append(',').append(number(moments.deviation(row, column)));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String name) {
        return name.contains(",") || name.contains("\"") ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
    }

    /// Shortest text that reads back as the same number.
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
