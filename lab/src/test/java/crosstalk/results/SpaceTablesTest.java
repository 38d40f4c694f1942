package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.histology.Plane;
import crosstalk.histology.Snapshot;
import crosstalk.study.Specimen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTablesTest {
    private static final FakeSpace STUDY = new FakeSpace(2, 1);

    @TempDir
    static Path home;

    @BeforeAll
    static void record() {
        STUDY.record(home.resolve("run"));
    }

    private static double number(String sql) {
        try (Tables tables = Tables.open(home.resolve("run"))) {
            return tables.query(sql, rows -> {
                assertTrue(rows.next(), sql);
                return rows.number(1);
            });
        }
    }

    private static Specimen specimen(int arm, int look) {
        return STUDY.result("colorectal-mmrd", 1).arms().get(arm).specimens().get(look);
    }

    @Test
    void sections_valuesOfAVoxel_comeBack() {
        Plane plane = specimen(1, 0).section().orElseThrow();
        Snapshot.Layer effectors = plane.layers().get(2);
        int voxel = plane.nx() / 2 + plane.nx() * 2;
        String where = " FROM sections WHERE model = 'colorectal-mmrd' AND arm_order = 1 AND subject = 1 AND layer = '"
                + effectors.name() + "' ORDER BY day";

        assertEquals(plane.nx(), number("SELECT nx" + where));
        assertEquals(plane.height(), number("SELECT z" + where));
        assertEquals(effectors.values().length, number("SELECT len(\"values\")" + where));
        assertEquals(effectors.values()[voxel], number("SELECT \"values\"[" + (voxel + 1) + "]" + where));
        assertEquals(0, number("SELECT count(*) FROM sections WHERE subject <> 1"), "only the first animal was cut");
    }

    @Test
    void profiles_voxels_areAllOfTheBox() {
        Snapshot tissue = FakeSpace.tissue(0, 2, 7).snapshot();

        assertEquals(
                tissue.size(),
                number(
                        "SELECT sum(voxels) FROM profiles WHERE model = 'colorectal-mmrd' AND arm_order = 0 AND subject = 2"
                                + " AND layer = 'cancer' AND day = (SELECT min(day) FROM profiles WHERE subject = 2 AND model = 'colorectal-mmrd')"));
        assertEquals(0, number("SELECT count(*) FROM profiles WHERE kind = 'population' AND unit <> 'cells/mm^3'"));
    }

    @Test
    void space_measure_isThatOfTheSpecimen() {
        Specimen.Measure hypoxic = specimen(0, 1).measures().stream()
                .filter(m -> m.name().equals("hypoxic fraction"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                hypoxic.value().found().orElseThrow(),
                number("SELECT value FROM space WHERE model = 'colorectal-mmrd' AND arm_order = 0 AND subject = 1"
                        + " AND measure = 'hypoxic fraction' ORDER BY day DESC"));
        assertEquals(0, number("SELECT count(*) FROM space WHERE (value IS NULL) <> (why <> '')"));
    }

    @Test
    void folder_studyWithoutSpace_hasNoTablesOfSpace() throws Exception {
        Path plain = FakeResults.folder(home.resolve("plain"), 2);

        assertFalse(Files.exists(Table.SPACE.in(plain)));
        assertTrue(Files.exists(Table.SPACE.in(home.resolve("run"))));
    }

    @Test
    void complete_tissueThatWasHandedIn_hasImageAndBiopsy() throws SQLException {
        Path folder = home.resolve("images-run");
        Snapshot tissue = FakeSpace.tissue(1, 1, 7).snapshot();
        try (ResultFolder results =
                ResultFolder.create(folder, STUDY.description(), FakeStudy.sources("model: fake\n"), 1)) {
            results.image("colorectal-mmrd", "anti-pd-1", 1, 16.5, tissue);
            results.image("colorectal-mmrd", "anti-pd-1", 1, 16.5, tissue);
        }
        String name = "colorectal-mmrd-arm1-animal1-day16.5-primary";
        assertTrue(Files.isDirectory(folder.resolve("images/" + name + ".ome.zarr")));
        Path biopsy = folder.resolve("biopsies/" + name + ".parquet");
        try (Database database = Database.open(100, home)) {
            String from = " FROM read_parquet(" + Database.text(biopsy) + ")";
            double cells = database.query("SELECT count(*)" + from, SpaceTablesTest::first);
            assertTrue(cells > 10_000 && cells <= 20_000, "cells: " + cells);
            assertEquals(0, database.query("SELECT count(*)" + from + " WHERE depth < 0", SpaceTablesTest::first));
            assertEquals(
                    1,
                    database.query(
                            "SELECT (count(DISTINCT \"ifn-gamma (ng/mm^3)\") > 5)::INTEGER" + from,
                            SpaceTablesTest::first));
        }
    }

    private static double first(Rows rows) throws SQLException {
        assertTrue(rows.next());
        return rows.number(1);
    }
}
