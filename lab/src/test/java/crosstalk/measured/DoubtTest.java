package crosstalk.measured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each doubtful entry is listed with its rows, and nothing else is.
class DoubtTest {
    @TempDir
    Path home;

    private MeasuredStudy read(String rows) throws IOException {
        return MeasuredStudy.read(
                TableChoice.of(Files.writeString(home.resolve("g.csv"), "mouse,arm,day,volume (mm3)\n" + rows)));
    }

    private List<String> doubts(String rows) throws IOException {
        return read(rows).doubts().stream().map(Doubt::sentence).toList();
    }

    @Test
    void cleanTable_hasNone() throws IOException {
        assertEquals(
                List.of(),
                doubts("1,Control,0,100\n1,Control,3,\n1,Control,7,180\n2,Drug,0,90\n2,Drug,3,12\n2,Drug,7,0\n"));
    }

    @Test
    void negativeVolume_isNotUsed() throws IOException {
        assertEquals(
                List.of("g.csv row 3: negative volume, animal 1: -5 mm3 on day 3; this measurement is not used"),
                doubts("1,Control,0,100\n1,Control,3,-5\n1,Control,7,180\n"));
    }

    @Test
    void daysThatGoBack_arePutInOrder() throws IOException {
        MeasuredStudy study = read(
                "1,Control,0,100\n1,Control,7,180\n1,Control,3,130\n2,Control,0,1\n2,Control,3,2\n2,Control,7,3\n3,Control,7,3\n3,Control,7,3\n");
        assertEquals(
                "g.csv row 4: days go back, animal 1: day 3 after day 7; put in the order of days",
                study.doubts().getFirst().sentence());
        assertArrayEquals(
                new double[] {100, 130, 180}, study.animals().getFirst().volumes());
    }

    @Test
    void animalInTwoArms_isListedWithAllItsRows() throws IOException {
        assertEquals(
                List.of(
                        "g.csv rows 2, 3: animal in two arms, animal 1: stands in Control and Drug; taken as another animal in each arm"),
                doubts("1,Control,0,100\n1,Drug,3,120\n2,Control,3,100\n3,Drug,0,80\n3,Drug,3,90\n").stream()
                        .filter(line -> line.contains("two arms"))
                        .toList());
    }

    @Test
    void zeroAfterALargeTumour_isDoubted() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 3: 0 or missing, animal 1: 0 on day 3 after 400 mm3 on day 0; taken as 0; leave the cell empty if nothing was measured"),
                doubts("1,Control,0,400\n1,Control,3,0\n1,Control,7,500\n"));
    }

    @Test
    void duplicatedRow_countsOnce() throws IOException {
        assertEquals(
                List.of("g.csv rows 3, 4: duplicated row, animal 1: day 3 stands 2 times with 130 mm3; counted once"),
                doubts("1,Control,0,100\n1,Control,3,130\n1,Control,3,130\n"));
    }

    @Test
    void twoValuesOnADay_areAveraged() throws IOException {
        assertEquals(
                List.of(
                        "g.csv rows 3, 4: two values on one day, animal 1: day 3: 130, 150 mm3; their mean, 140 mm3, is used"),
                doubts("1,Control,0,100\n1,Control,3,130\n1,Control,3,150\n"));
    }

    @Test
    void tenfoldInADay_isDoubtedAndUsed() throws IOException {
        MeasuredStudy study = read("1,Control,0,20\n1,Control,1,200\n");
        assertEquals(
                "g.csv row 3: tenfold in a day, animal 1: 20 to 200 mm3 from day 0 to 1; used as it stands",
                study.doubts().getFirst().sentence());
        assertArrayEquals(new double[] {20, 200}, study.animals().getFirst().volumes());
    }

    @Test
    void tenfoldInAWeek_isBelieved() throws IOException {
        assertEquals(List.of(), doubts("1,Control,0,20\n1,Control,7,250\n"));
    }

    @Test
    void slippedDecimal_isALoneOutlier() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 3: far from both neighbours, animal 1: 100, 1300, 160 mm3 on days 0, 3, 6; used as it stands"),
                doubts("1,Control,0,100\n1,Control,3,1300\n1,Control,6,160\n"));
    }

    @Test
    void unitNobodyWrote_withSmallNumbers_isDoubted() throws IOException {
        Path file =
                Files.writeString(home.resolve("u.csv"), "mouse,arm,day,volume\n1,Control,0,0.1\n1,Control,3,0.4\n");
        assertEquals(
                List.of(
                        "u.csv: unit unsure: no unit is written, and the largest value is 0.4, which is more likely cm3; taken as mm3; say --unit cm3 if it is"),
                MeasuredStudy.read(TableChoice.of(file)).doubts().stream()
                        .map(Doubt::sentence)
                        .toList());
    }

    @Test
    void widthAboveLength_takesTheLongerAsLength() throws IOException {
        Path file =
                Files.writeString(home.resolve("lw.csv"), "mouse,arm,day,length (mm),width (mm)\n1,Control,0,4,6\n");
        MeasuredStudy study = MeasuredStudy.read(TableChoice.of(file));
        assertEquals(
                "lw.csv row 2: width above length, animal 1: length 4 mm, width 6 mm; the longer of the two is taken as the length",
                study.doubts().getFirst().sentence());
        assertArrayEquals(
                new double[] {6 * 16 / 2.0}, study.animals().getFirst().volumes());
    }

    @Test
    void measuredAfterItsEnd_isDoubted() throws IOException {
        Path growth = Files.writeString(
                home.resolve("g.csv"), "mouse,arm,day,volume (mm3)\n1,Control,0,100\n1,Control,9,130\n");
        Path events = Files.writeString(home.resolve("e.csv"), "mouse,day,event\n1,5,dead\n");
        MeasuredStudy study = MeasuredStudy.read(
                new TableChoice(growth, events, java.util.Map.of(), null, null, null, null, List.of()));
        assertEquals(
                "g.csv row 3: measured after its end, animal 1: dead on day 5, but measured later; the volumes are used; the end stays on day 5",
                study.doubts().getFirst().sentence());
    }

    @Test
    void stoppedWithoutAReason_isListed() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 3: stopped without a reason: 1 of 2 animals were last measured before the study's last day, and no end is told: 1 on day 3"
                                + " at 130 mm3; their follow-up ends there; name ends with --events"),
                doubts("1,Control,0,100\n1,Control,3,130\n2,Control,0,100\n2,Control,9,150\n"));
    }

    @Test
    void wordInsteadOfAVolume_isTakenAsTheEnd() throws IOException {
        Path file = Files.writeString(home.resolve("w.csv"), "Day,A_1,A_2\n0,100,90\n3,sac,120\n");
        MeasuredStudy study = MeasuredStudy.read(TableChoice.of(file));
        assertEquals(
                "w.csv row 3: word taken as an end, animal A_1: \"sac\" instead of a volume on day 3; taken as endpoint on that day",
                study.doubts().getFirst().sentence());
        assertEquals(
                new Animal.End(EventKind.ENDPOINT, 3, "\"sac\" instead of a volume"),
                study.animals().getFirst().end());
    }

    @Test
    void armSpeltInTwoWays_isOne() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 3: arm spelt in two ways: \"drug a\" and \"Drug A\" differ by blanks or capitals only; taken as one arm"),
                doubts("1,Drug A,0,100\n2,drug a,0,110\n"));
    }

    @Test
    void lateStart_isListed() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 3: first measured late: after the study's first day: 2 on day 5; its own first measurement is its baseline"),
                doubts("1,Control,0,100\n2,Control,5,110\n1,Control,5,120\n"));
    }

    @Test
    void lastValueFarFromTheOneBefore_isDoubted() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 4: far from the value before, animal 1: 180 to 99999 mm3 from day 7 to 9, its last; used as it stands"),
                doubts("1,Control,0,100\n1,Control,7,180\n1,Control,9,99999\n"));
        assertEquals(
                List.of(
                        "g.csv row 4: far from the value before, animal 1: 990 to 9.9 mm3 from day 7 to 9, its last; used as it stands"),
                doubts("1,Control,0,500\n1,Control,7,990\n1,Control,9,9.9\n"));
    }

    @Test
    void lastValueFarAfterAWeek_isBelieved() throws IOException {
        assertEquals(List.of(), doubts("1,Control,0,20\n1,Control,7,60\n1,Control,14,700\n"));
    }

    private List<String> endDoubts(String rows, String ends) throws IOException {
        Path growth = Files.writeString(home.resolve("g.csv"), "mouse,arm,day,volume (mm3)\n" + rows);
        Path events = Files.writeString(home.resolve("e.csv"), "mouse,day,event\n" + ends);
        return MeasuredStudy.read(
                        new TableChoice(growth, events, java.util.Map.of(), null, null, null, null, List.of()))
                .doubts()
                .stream()
                .map(Doubt::sentence)
                .toList();
    }

    @Test
    void deathLongAfterTheLastVolume_isDoubted() throws IOException {
        assertEquals(
                List.of(
                        "g.csv row 4: long unmeasured before its end: 1 last on day 15, dead on day 30; the end is used as told; no volume is made up in between"),
                endDoubts("1,Control,0,100\n1,Control,7,180\n1,Control,15,300\n", "1,30,dead\n"));
    }

    @Test
    void deathSoonAfterTheLastVolume_orFollowUpWithoutEvent_isBelieved() throws IOException {
        String rows = "1,Control,0,100\n1,Control,10,180\n2,Control,0,100\n2,Control,10,0\n";
        assertEquals(List.of(), endDoubts(rows, "1,20,dead\n2,60,censored\n"));
    }
}
