package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Who signals to whom, how strongly, over time.
final class ReportChannels {
    /// Enough for a picture, and a third less to carry than four.
    private static final int DIGITS = 3;

    private final List<String> names;
    private final List<String> families;
    private final List<Line> lines;
    private final Courses flows;
    private final Courses strengths;

    /// One channel and one sender with its receivers.
    private record Line(String channel, String sender, List<String> receivers) {}

    private ReportChannels(
            List<String> names, List<String> families, List<Line> lines, Courses flows, Courses strengths) {
        this.names = names;
        this.families = families;
        this.lines = lines;
        this.flows = flows;
        this.strengths = strengths;
    }

    static ReportChannels of(Tables tables, Days days) {
        List<Line> lines = lines(tables);
        List<String> names = lines.stream().map(Line::channel).distinct().toList();
        List<String> families = new ArrayList<>();
        for (Line line : lines) {
            addNew(families, line.sender());
            line.receivers().forEach(receiver -> addNew(families, receiver));
        }
        return new ReportChannels(
                names,
                families,
                lines,
                Courses.read(tables, days, Readings.flows(), "avg(v)"),
                Courses.read(tables, days, Readings.strengths(), "avg(v)"));
    }

    /// In the order of the model: that of their first rows.
    private static List<Line> lines(Tables tables) {
        return tables.query(
                "SELECT channel, sender, receiver FROM channels JOIN models USING (model) WHERE site IN ('', first_site)"
                        + " GROUP BY ALL ORDER BY min(file_row_number)",
                rows -> {
                    List<Line> found = new ArrayList<>();
                    while (rows.next()) {
                        String channel = rows.text(1);
                        String sender = rows.text(2);
                        Line line = found.stream()
                                .filter(each -> each.channel().equals(channel)
                                        && each.sender().equals(sender))
                                .findFirst()
                                .orElseGet(() -> new Line(channel, sender, new ArrayList<>()));
                        if (line.receivers().isEmpty()) {
                            found.add(line);
                        }
                        line.receivers().add(rows.text(3));
                    }
                    return List.copyOf(found);
                });
    }

    private static void addNew(List<String> list, String text) {
        if (!list.contains(text)) {
            list.add(text);
        }
    }

    List<String> names() {
        return names;
    }

    int lineCount() {
        return lines.size();
    }

    /// The receptor of a line: what stands after `>`, without its index.
    String receptor(int line) {
        String channel = lines.get(line).channel();
        return channel.substring(channel.indexOf('>') + 1)
                .replaceFirst("\\[.*$", "")
                .strip();
    }

    /// Mean flow of a line on the grid; NaN where no animal is left.
    double[] flow(int model, int arm, int line) {
        Line of = lines.get(line);
        return flows.first(model, arm, Readings.line(of.channel(), of.sender()));
    }

    void addTo(JsonObject result, int model, int arm) {
        JsonArray flow = new JsonArray();
        for (int line = 0; line < lines.size(); line++) {
            flow.add(Json.series(flow(model, arm, line), DIGITS));
        }
        result.add("flows", flow);
        JsonArray strength = new JsonArray();
        names.forEach(name -> strength.add(Json.series(strengths.first(model, arm, name), DIGITS)));
        result.add("strengths", strength);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.add("names", Json.texts(names));
        json.add("families", Json.texts(families));
        JsonArray array = new JsonArray();
        for (Line line : lines) {
            JsonObject each = new JsonObject();
            each.addProperty("channel", names.indexOf(line.channel()));
            each.addProperty("sender", families.indexOf(line.sender()));
            each.add(
                    "receivers",
                    Json.numbers(
                            line.receivers().stream().map(families::indexOf).toList()));
            array.add(each);
        }
        json.add("lines", array);
        return json;
    }
}
