package crosstalk.measured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same four animals in every layout, unit and encoding are the same study.
class MeasuredStudyTest {
    private static final String LONG = """
            mouse,treatment,day,volume (mm3)
            1,Vehicle,0,100
            1,Vehicle,3,210.5
            2,Vehicle,0,90
            2,Vehicle,3,180
            3,Drug A,0,110
            3,Drug A,3,0
            4,Drug A,0,95
            4,Drug A,3,60
            """;

    @TempDir
    Path home;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    private MeasuredStudy read(String text) throws IOException {
        return MeasuredStudy.read(TableChoice.of(file("growth.csv", text)));
    }

    /// Arms, days and volumes are those of [#LONG]; names of animals may differ by layout.
    private static void assertSame(MeasuredStudy study, Layout layout) {
        assertEquals(layout, study.layout());
        assertEquals(List.of("Vehicle", "Drug A"), study.arms());
        assertEquals(
                List.of(0, 0, 1, 1), study.animals().stream().map(Animal::arm).toList());
        double[][] volumes = {{100, 210.5}, {90, 180}, {110, 0}, {95, 60}};
        for (int i = 0; i < volumes.length; i++) {
            assertArrayEquals(new double[] {0, 3}, study.animals().get(i).days());
            assertArrayEquals(volumes[i], study.animals().get(i).volumes(), 1e-9);
        }
    }

    @Test
    void long_plain_isRead() throws IOException {
        MeasuredStudy study = read(LONG);
        assertSame(study, Layout.LONG);
        assertEquals(
                List.of("1", "2", "3", "4"),
                study.animals().stream().map(Animal::name).toList());
        assertArrayEquals(new int[] {2, 3}, study.animals().getFirst().rows());
        assertEquals(List.of(), study.doubts());
        assertEquals(
                List.of(
                        "growth.csv: text with \",\" between cells, 9 rows that hold something",
                        "layout: long (one row for each measurement), as one column holds animals, one days and one volumes",
                        "animal: column \"mouse\"; day: column \"day\"",
                        "arm: column \"treatment\"",
                        "volume: column \"volume (mm3)\", in mm3 (as its heading says)",
                        "4 animals, 8 volumes used, days 0 to 3",
                        "arms: Vehicle (2), Drug A (2)"),
                study.understood());
    }

    @Test
    void long_withTabsBomAndWindowsLines_isTheSame() throws IOException {
        Path file = home.resolve("growth.tsv");
        Files.writeString(file, "\uFEFF" + LONG.replace(',', '\t').replace("\n", "\r\n"));
        assertSame(MeasuredStudy.read(TableChoice.of(file)), Layout.LONG);
    }

    @Test
    void long_withDecimalCommasAndSemicolons_isTheSame() throws IOException {
        MeasuredStudy study = read(LONG.replace(',', ';').replace("210.5", "210,5"));
        assertSame(study, Layout.LONG);
        assertTrue(study.understood().contains("numbers have a decimal comma"));
    }

    @Test
    void long_withThousandsAndDecimals_isRead() throws IOException {
        MeasuredStudy study = read("animal;arm;day;volume\n1;Control;0;1.234,5\n1;Control;2;900,25\n");
        assertArrayEquals(
                new double[] {1234.5, 900.25}, study.animals().getFirst().volumes());
    }

    @Test
    void long_inCubicCentimetres_isConvertedAndEchoed() throws IOException {
        MeasuredStudy study = read(LONG.replace("volume (mm3)", "volume_cm3")
                .replace(",100\n", ",0.1\n")
                .replace(",210.5\n", ",0.2105\n")
                .replace(",90\n", ",0.09\n")
                .replace(",180\n", ",0.18\n")
                .replace(",110\n", ",0.11\n")
                .replace(",95\n", ",0.095\n")
                .replace(",60\n", ",0.06\n"));
        assertSame(study, Layout.LONG);
        assertTrue(study.understood()
                .contains(
                        "volume: column \"volume_cm3\", in cm3 (as its heading says), converted to mm3 (times 1000)"));
    }

    @Test
    void long_withLengthAndWidth_isHalfLengthTimesWidthSquared() throws IOException {
        MeasuredStudy study = read("id,group,day,Length [mm],Width [cm]\n1,Control,0,8,0.5\n");
        assertArrayEquals(
                new double[] {8 * 25 / 2.0}, study.animals().getFirst().volumes(), 1e-9);
        assertTrue(study.understood()
                .contains(
                        "volume: length x width^2 / 2 from columns \"Length [mm]\" in mm (as its heading says) and \"Width [cm]\" in cm (as its heading says),"
                                + " converted to mm (times 10)"));
    }

    @Test
    void long_withDates_countsFromTheFirst() throws IOException {
        MeasuredStudy study = read("mouse,arm,date,volume\n1,Control,2026-03-01,10\n1,Control,2026-03-08,20\n");
        assertArrayEquals(new double[] {0, 7}, study.animals().getFirst().days());
    }

    @Test
    void animalRows_withDayHeadings_isTheSame() throws IOException {
        MeasuredStudy study = read(
                "Group,Mouse ID,Day 0,Day 3\nVehicle,1,100,210.5\nVehicle,2,90,180\nDrug A,3,110,0\nDrug A,4,95,60\n");
        assertSame(study, Layout.ANIMAL_ROWS);
    }

    @Test
    void animalRows_belowATitle_isTheSame() throws IOException {
        MeasuredStudy study = read(
                "Study 12 (mm3)\n\nGroup;Mouse;d0;d3\nVehicle;1;100;210,5\nVehicle;2;90;180\nDrug A;3;110;0\nDrug A;4;95;60\n");
        assertSame(study, Layout.ANIMAL_ROWS);
    }

    @Test
    void animalColumns_withARowOfMergedArms_isTheSame() throws IOException {
        MeasuredStudy study = read(",Vehicle,,Drug A,\nDay,1,2,3,4\n0,100,90,110,95\n3,210.5,180,0,60\n");
        assertSame(study, Layout.ANIMAL_COLUMNS);
        assertEquals(
                List.of("1", "2", "3", "4"),
                study.animals().stream().map(Animal::name).toList());
    }

    @Test
    void animalColumns_withArmsRepeated_areNumbered() throws IOException {
        MeasuredStudy study = read("Day,Vehicle,Vehicle,Drug A,Drug A\n0,100,90,110,95\n3,210.5,180,0,60\n");
        assertSame(study, Layout.ANIMAL_COLUMNS);
        assertEquals(
                List.of("Vehicle 1", "Vehicle 2", "Drug A 1", "Drug A 2"),
                study.animals().stream().map(Animal::name).toList());
    }

    @Test
    void animalColumns_withArmsInNames_areTold() throws IOException {
        MeasuredStudy study = read("Day,Vehicle_1,Vehicle_2,Drug A_1,Drug A_2\n0,100,90,110,95\n3,210.5,180,0,60\n");
        assertSame(study, Layout.ANIMAL_COLUMNS);
        assertTrue(study.understood().stream()
                .anyMatch(line -> line.contains("arms: their names without the number at the end")));
    }

    @Test
    void workbook_withASheetOfEach_isTheSame() throws IOException {
        Path file = home.resolve("mice.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet growth = workbook.newWorksheet("Volumes");
            String[] lines = LONG.strip().split("\n", -1);
            for (int row = 0; row < lines.length; row++) {
                String[] cells = lines[row].split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    if (cells[column].matches("[0-9.]+")) {
                        growth.value(row, column, Double.parseDouble(cells[column]));
                    } else {
                        growth.value(row, column, cells[column]);
                    }
                }
            }
            workbook.newWorksheet("Notes").value(0, 0, "nothing here");
        }
        MeasuredException both = refused(TableChoice.of(file));
        assertEquals(
                List.of(
                        "mice.xlsx: has 2 filled sheets (\"Volumes\", \"Notes\"); say which one holds the measurements with --sheet NAME"),
                both.problems());
        assertSame(
                MeasuredStudy.read(new TableChoice(file, null, Map.of(), null, null, null, "Volumes", List.of())),
                Layout.LONG);
    }

    @Test
    void workbook_withDates_countsFromTheFirst() throws IOException {
        Path file = home.resolve("dates.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("S");
            String[] headings = {"mouse", "arm", "date", "volume"};
            for (int i = 0; i < headings.length; i++) {
                sheet.value(0, i, headings[i]);
            }
            for (int row = 1; row < 3; row++) {
                sheet.value(row, 0, "a");
                sheet.value(row, 1, "Control");
                sheet.value(row, 2, LocalDate.of(2026, 1, 31).plusDays(5L * row));
                sheet.style(row, 2).format("yyyy-MM-dd").set();
                sheet.value(row, 3, 10.0 * row);
            }
        }
        assertArrayEquals(
                new double[] {0, 5},
                MeasuredStudy.read(TableChoice.of(file)).animals().getFirst().days());
    }

    @Test
    void columns_namedByOption_goBeforeSynonyms() throws IOException {
        Path file = file("odd.csv", "who,which,animal,t,size\na,Control,9,0,10\nb,X,9,0,20\n");
        TableChoice choice = new TableChoice(
                file,
                null,
                Map.of(ColumnRole.ANIMAL, "who", ColumnRole.ARM, "which", ColumnRole.VOLUME, "size"),
                null,
                "mm3",
                null,
                null,
                List.of());
        MeasuredStudy study = MeasuredStudy.read(choice);
        assertEquals(
                List.of("a", "b"), study.animals().stream().map(Animal::name).toList());
        assertTrue(study.understood().contains("not used: \"animal\""));
    }

    @Test
    void where_keepsSomeRows() throws IOException {
        Path file = file("two.csv", "study,mouse,arm,day,volume\nA,1,Control,0,10\nB,1,Control,0,99\n");
        MeasuredStudy study =
                MeasuredStudy.read(new TableChoice(file, null, Map.of(), null, "mm3", null, null, List.of("study=b")));
        assertArrayEquals(new double[] {99}, study.animals().getFirst().volumes());
        assertTrue(study.understood().contains("rows: only those where study is b: 1 of 2"));
    }

    @Test
    void stratum_named_keepsStudiesApart() throws IOException {
        Path file = file("two.csv", "study,mouse,arm,day,volume\nA,1,Control,0,10\nB,1,Control,0,99\n");
        MeasuredStudy study = MeasuredStudy.read(
                new TableChoice(file, null, Map.of(ColumnRole.STUDY, "study"), null, "mm3", null, null, List.of()));
        assertEquals(
                List.of("1 (A)", "1 (B)"),
                study.animals().stream().map(Animal::name).toList());
        assertEquals("A", study.animals().getFirst().stratum());
    }

    @Test
    void numbersAnewInEachArm_areTwoAnimals() throws IOException {
        MeasuredStudy study =
                read("mouse,arm,day,volume (mm3)\n1,Control,0,10\n1,Drug,0,20\n2,Control,0,11\n2,Drug,0,21\n");
        assertEquals(
                List.of("Control 1", "Control 2", "Drug 1", "Drug 2"),
                study.animals().stream().map(Animal::name).toList());
        assertEquals(List.of(), study.doubts());
    }

    @Test
    void events_areMatched() throws IOException {
        Path growth = file("growth.csv", LONG);
        Path events = file(
                "ends.csv",
                "Mouse;Day;Event;Reason\n1;4;found dead;\n2;3;censored;tissue\n4;;excluded;wrong cell line\n");
        MeasuredStudy study =
                MeasuredStudy.read(new TableChoice(growth, events, Map.of(), null, null, null, null, List.of()));
        assertEquals(
                new Animal.End(EventKind.DEAD, 4, ""), study.animals().get(0).end());
        assertEquals(
                new Animal.End(EventKind.CENSORED, 3, "tissue"),
                study.animals().get(1).end());
        assertNull(study.animals().get(2).end());
        assertTrue(study.animals().get(3).isExcluded());
        assertEquals(List.of("3"), study.counted(1).stream().map(Animal::name).toList());
        assertTrue(study.understood().contains("ends.csv: 3 ends, 1 dead, 1 censored, 1 excluded"));
        assertTrue(study.understood().contains("left out: animal 4, excluded: wrong cell line"));
    }

    @Test
    void eventsInTheMainTable_areRead() throws IOException {
        MeasuredStudy study = read("mouse,arm,day,volume (mm3),status\n1,Control,0,10,\n1,Control,5,,euthanised\n");
        assertEquals(
                new Animal.End(EventKind.ENDPOINT, 5, ""),
                study.animals().getFirst().end());
        assertArrayEquals(new double[] {0}, study.animals().getFirst().days());
    }

    @Test
    void latin1_isRefusedWithLineAndByte() throws IOException {
        Path file = home.resolve("latin.csv");
        Files.write(file, "mouse,arm,day,volume\n1,K\u00f6ntrol,0,10\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of(
                        "latin.csv:2: byte 0xF6 is not UTF-8 (the file is probably in Latin-1 or Windows-1252); save it again as \"CSV UTF-8\""),
                refused(TableChoice.of(file)).problems());
    }

    @Test
    void utf16_isRefused() throws IOException {
        Path file = home.resolve("wide.csv");
        Files.write(file, "\uFEFFmouse,arm".getBytes(StandardCharsets.UTF_16BE));
        assertEquals(
                List.of("wide.csv: is written in UTF-16, expected UTF-8; save it again as \"CSV UTF-8\""),
                refused(TableChoice.of(file)).problems());
    }

    @Test
    void unreadableCells_areRefusedAllAtOnce() throws IOException {
        Path file = file("bad.csv", "mouse,arm,day,volume\n1,Control,zero,10\n1,Control,2,>2000\n,Control,3,10\n");
        assertEquals(
                List.of(
                        "bad.csv:2: \"zero\" is no day; expected a number of days, or a date as 2026-01-31",
                        "bad.csv:3: \">2000\" is no number; correct it, or leave the cell empty if nothing was measured",
                        "bad.csv:4: no animal is named in column \"mouse\""),
                refused(TableChoice.of(file)).problems());
    }

    @Test
    void thousandsOrDecimals_unclear_isRefused() throws IOException {
        Path file = file("unclear.csv", "mouse;arm;day;volume\n1;Control;0;1,234\n");
        assertEquals(
                List.of(
                        "unclear.csv: row 2: \"1,234\" may be thousands or a decimal number; say which with --decimal point (1,234 is 1234) or"
                                + " --decimal comma (1,234 is 1.234)"),
                refused(TableChoice.of(file)).problems());
    }

    @Test
    void severalStudies_unasked_areRefused() throws IOException {
        Path file = file("two.csv", "study,mouse,arm,day,volume\nA,1,Control,0,10\nB,1,Control,0,99\n");
        assertEquals(
                List.of(
                        "two.csv: column \"study\" names 2 studies (\"A\", \"B\"); choose one with --where \"study=A\", or analyse them together,"
                                + " stratified, with --stratum \"study\""),
                refused(TableChoice.of(file)).problems());
    }

    @Test
    void unknownLayout_saysWhatIsLacking() throws IOException {
        Path file = file("other.csv", "figure,x,y\nA,1,2\n");
        String problem = refused(TableChoice.of(file)).problems().getFirst();
        assertTrue(
                problem.contains("As a long table it lacks: animal (--animal COLUMN); day (--day COLUMN); volume"),
                problem);
    }

    @Test
    void unknownColumn_suggestsTheNearest() throws IOException {
        Path file = file("growth.csv", LONG);
        MeasuredException refused = refused(
                new TableChoice(file, null, Map.of(ColumnRole.ARM, "treatmnt"), null, null, null, null, List.of()));
        assertTrue(
                refused.problems()
                        .getFirst()
                        .startsWith(
                                "growth.csv: --arm \"treatmnt\": there is no such column; did you mean \"treatment\"?"),
                refused.getMessage());
    }

    @Test
    void eventOfUnknownAnimal_isRefused() throws IOException {
        Path growth = file("growth.csv", LONG);
        Path events = file("ends.csv", "animal,day,event\n9,4,dead\n1,4,lost in space\n");
        MeasuredException refused =
                refused(new TableChoice(growth, events, Map.of(), null, null, null, null, List.of()));
        assertEquals(
                List.of("ends.csv:3: \"lost in space\" is no known end; expected dead, endpoint, censored or excluded"),
                refused.problems());
    }

    @Test
    void missingFile_isRefused() {
        Path file = home.resolve("none.csv");
        assertEquals(
                List.of(file + ": there is no such file"),
                refused(TableChoice.of(file)).problems());
    }

    private static MeasuredException refused(TableChoice choice) {
        return org.junit.jupiter.api.Assertions.assertThrows(MeasuredException.class, () -> MeasuredStudy.read(choice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Day -1",
                "-1",
                "D-1",
                "Day_-1",
                "Day-1",
                "Day\u22121",
                "Day\u20131",
                "day(-1)",
                "Day -1 (mm3)",
                "-1 d"
            })
    void rows_dayBeforeTreatment_keepsItsSign(String heading) throws IOException {
        MeasuredStudy study =
                read("Group,Animal," + heading + ",Day 1,Day 3\nControl,1,50,60,90\nControl,2,40,50,70\n");
        assertEquals(Layout.ANIMAL_ROWS, study.layout());
        assertArrayEquals(new double[] {-1, 1, 3}, study.animals().getFirst().days());
        assertArrayEquals(new double[] {50, 60, 90}, study.animals().getFirst().volumes());
        assertEquals(List.of(), study.doubts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "Day -1", "D-1", "\u22121"})
    void columns_dayBeforeTreatment_keepsItsSign(String label) throws IOException {
        MeasuredStudy study = read("Day,c_1,c_2\n" + label + ",50,40\n0,55,45\n3,60,50\n");
        assertEquals(Layout.ANIMAL_COLUMNS, study.layout());
        assertArrayEquals(new double[] {-1, 0, 3}, study.animals().getFirst().days());
    }

    @Test
    void long_dayBeforeTreatment_keepsItsSign() throws IOException {
        MeasuredStudy study = read("animal,arm,day,volume\na,c,Day -1,50\na,c,Day 3,60\n");
        assertArrayEquals(new double[] {-1, 3}, study.animals().getFirst().days());
    }

    @Test
    void rows_everyDayWithAHyphen_partsWordAndNumber() throws IOException {
        MeasuredStudy study = read("Group,Animal,Day-0,Day-3,Day-7\nControl,1,50,60,90\n");
        assertArrayEquals(new double[] {0, 3, 7}, study.animals().getFirst().days());
        assertTrue(
                study.understood().contains("days: the hyphen in \"Day-0\" is no minus sign, as every day has one"),
                study.understood()::toString);
    }

    @Test
    void rows_headingWithANumberThatIsNoDay_isDoubted() throws IOException {
        MeasuredStudy study = read("Group,Animal,Before 1,Day 0,Day 3\nControl,1,50,60,90\nControl,2,40,50,70\n");
        assertEquals(
                List.of(
                        "growth.csv: column of numbers not used: 2 numbers stand under \"Before 1\", which is read as no day;"
                                + " not used; write the heading as Day 3 or Day -1 if it is a day"),
                study.doubts().stream().map(Doubt::sentence).toList());
    }

    @Test
    void events_dayBeforeTreatment_keepsItsSign() throws IOException {
        Path growth = file("growth.csv", LONG);
        Path events = file("ends.csv", "animal,day,event\n1,-2,dead\n2,\u22122,dead\n");
        MeasuredStudy study =
                MeasuredStudy.read(new TableChoice(growth, events, Map.of(), null, null, null, null, List.of()));
        assertEquals(-2, Objects.requireNonNull(study.animals().get(0).end()).day());
        assertEquals(-2, Objects.requireNonNull(study.animals().get(1).end()).day());
    }

    @Test
    void rows_daysOneAndTwo_areNoDiameters() throws IOException {
        MeasuredStudy study = read("Group,Animal,d0,d1,d2,d5\nControl,1,50,60,90,100\n");
        assertArrayEquals(new double[] {0, 1, 2, 5}, study.animals().getFirst().days());
    }

    /// A workbook as programs write it without formats.
    @Test
    void workbook_withoutStyles_isRead() throws IOException {
        Path styled = home.resolve("styled.xlsx");
        try (OutputStream out = Files.newOutputStream(styled);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("S");
            String[] headings = {"mouse", "arm", "day", "volume"};
            for (int i = 0; i < headings.length; i++) {
                sheet.value(0, i, headings[i]);
            }
            for (int row = 1; row < 3; row++) {
                sheet.value(row, 0, "a");
                sheet.value(row, 1, "Control");
                sheet.value(row, 2, 5.0 * row);
                sheet.value(row, 3, 10.0 * row);
            }
        }
        Path plain = home.resolve("plain.xlsx");
        try (ZipFile from = new ZipFile(styled.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(plain))) {
            for (ZipEntry part : from.stream().toList()) {
                if (!part.getName().endsWith("styles.xml")) {
                    to.putNextEntry(new ZipEntry(part.getName()));
                    from.getInputStream(part).transferTo(to);
                    to.closeEntry();
                }
            }
        }
        assertArrayEquals(
                new double[] {10, 20},
                MeasuredStudy.read(TableChoice.of(plain)).animals().getFirst().volumes());
    }

    @Test
    void datesWithTheYearLast_areRefusedOnceWithAHint() throws IOException {
        Path file = file("g.csv", "mouse,arm,date,volume\n1,Control,01.02.2026,10\n1,Control,03.02.2026,20\n");
        assertEquals(
                List.of(
                        "g.csv rows 2, 3: of \"01.02.2026\" nothing tells the day from the month; write dates with the year first, as 2026-01-31"),
                refused(TableChoice.of(file)).problems());
        Path wide = file("w.csv", "mouse,arm,02/01/2026,02/03/2026\n1,Control,10,20\n");
        assertTrue(
                refused(TableChoice.of(wide))
                        .problems()
                        .getFirst()
                        .endsWith(
                                "Of \"02/01/2026\" nothing tells the day from the month; write dates with the year first, as 2026-01-31."));
    }

    @Test
    void rowWithoutAnArm_isToldWithTheOtherProblems() throws IOException {
        Path file = file("g.csv", "mouse,arm,day,volume\n1,Control,0,10\n1,,3,20\n2,Drug,0,ten\n");
        assertEquals(
                List.of(
                        "g.csv: no arm is named in row 3; name it, or remove the rows",
                        "g.csv:4: \"ten\" is no number; correct it, or leave the cell empty if nothing was measured"),
                refused(TableChoice.of(file)).problems());
    }
}
