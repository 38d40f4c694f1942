package crosstalk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosstalk.study.Ensemble;
import crosstalk.study.MemoryException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyRunTest {
    private static final MemoryException SPENT = new MemoryException(
            new Ensemble.Task("colorectal-mmrd", 3), "anti-pd-1", new OutOfMemoryError("Java heap space"));

    @Test
    void explained_inSpace_saysWhoAndEverythingThatHelps() {
        String said = StudyRun.explained(SPENT, true);

        assertTrue(said.startsWith("colorectal-mmrd, animal 3, arm \"anti-pd-1\" found not enough memory"), said);
        for (String help : List.of("--voxel", "--threads", "CROSSTALK_JAVA_OPTS=-Xmx")) {
            assertTrue(said.contains(help), said);
        }
        assertEquals(1, said.lines().count());
    }

    @Test
    void explained_wellMixed_doesNotSpeakOfVoxels() {
        assertFalse(StudyRun.explained(SPENT, false).contains("voxel"));
    }
}
