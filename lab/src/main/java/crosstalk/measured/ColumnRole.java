package crosstalk.measured;

import java.util.List;
import java.util.OptionalInt;

/// What a column holds, with the names that it is recognised by; of several in one table the earliest name wins.
public enum ColumnRole {
    ANIMAL(
            "--animal",
            "animal",
            "animal id",
            "animalid",
            "animal no",
            "animal number",
            "animal name",
            "mouse",
            "mouse id",
            "mouseid",
            "mouse no",
            "mouse number",
            "mouse name",
            "mice",
            "rat",
            "rat id",
            "subject",
            "subject id",
            "usubjid",
            "subjid",
            "ear tag",
            "eartag",
            "tag",
            "id"),
    ARM(
            "--arm",
            "arm",
            "treatment arm",
            "treatment",
            "treatments",
            "treatment group",
            "therapy",
            "drug",
            "trt",
            "regimen",
            "group",
            "group name",
            "groups",
            "cohort",
            "arm name",
            "condition",
            "compound",
            "actarm"),
    DAY(
            "--day",
            "day",
            "days",
            "study day",
            "day of study",
            "days post treatment",
            "days after treatment",
            "days post inoculation",
            "days post implantation",
            "days post implant",
            "days after inoculation",
            "days after implantation",
            "days post injection",
            "days since treatment",
            "dpi",
            "time",
            "time point",
            "timepoint",
            "t",
            "date",
            "measurement day",
            "measurement date",
            "week",
            "weeks",
            "hour",
            "hours"),
    VOLUME(
            "--volume",
            "volume",
            "tumour volume",
            "tumor volume",
            "tumourvolume",
            "tumorvolume",
            "tv",
            "vol",
            "tumour vol",
            "tumor vol",
            "tumour size",
            "tumor size",
            "calliper volume",
            "caliper volume",
            "value",
            "measurement"),
    LENGTH(
            "--length",
            "length",
            "tumour length",
            "tumor length",
            "l",
            "long axis",
            "longest diameter",
            "long diameter",
            "major axis",
            "diameter 1",
            "d1"),
    WIDTH(
            "--width",
            "width",
            "tumour width",
            "tumor width",
            "w",
            "short axis",
            "shortest diameter",
            "short diameter",
            "minor axis",
            "diameter 2",
            "d2"),
    CAGE("--cage", "cage", "cage id", "cage no", "cage number", "box", "housing"),
    STUDY(
            "--stratum",
            "study",
            "study id",
            "experiment",
            "experiment id",
            "model",
            "cell line",
            "tumour model",
            "tumor model",
            "block",
            "batch",
            "stratum",
            "replicate"),
    EVENT("--event", "event", "status", "outcome", "fate", "event kind", "end", "disposition"),
    EVENT_DAY(
            "--event-day",
            "event day",
            "day of event",
            "death day",
            "day of death",
            "end day",
            "day of end",
            "last day"),
    REASON("--reason", "reason", "comment", "comments", "note", "notes", "remark", "remarks", "cause");

    private final String option;

    @SuppressWarnings("ImmutableEnumChecker") // a list that is never changed
    private final List<String> names;

    ColumnRole(String option, String... names) {
        this.option = option;
        this.names = List.of(names);
    }

    /// The option of the command that names the column.
    public String option() {
        return option;
    }

    /// How early a heading stands in the list of names; empty when it is not there.
    OptionalInt rank(Header header) {
        int rank = names.indexOf(header.name());
        return rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }
}
