package crosstalk.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import crosstalk.histology.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OmeZarrTest {
    @TempDir
    Path home;

    private Path image = Path.of(".");
    private final Snapshot tissue = odd();

    /// A box of awkward size, so that the last block is not full.
    private static Snapshot odd() {
        int nx = 5;
        int ny = 3;
        int nz = 37;
        float[] filling = new float[nx * ny * nz];
        float[] cells = new float[filling.length];
        for (int i = 0; i < filling.length; i++) {
            filling[i] = i % 7 / 7f;
            cells[i] = i * 31;
        }
        return new Snapshot(
                "other flank",
                nx,
                ny,
                nz,
                0.05,
                new int[] {-2, 4, -18},
                filling,
                List.of(
                        new Snapshot.Layer("cd8.effector", Snapshot.Kind.POPULATION, "cells", cells),
                        new Snapshot.Layer("nothing", Snapshot.Kind.SIGNAL, "nM", new float[filling.length])));
    }

    @BeforeEach
    void write() {
        image = home.resolve("a.ome.zarr");
        OmeZarr.write(image, tissue, 12.5);
    }

    private JsonObject json(String file) throws IOException {
        return JsonParser.parseString(Files.readString(image.resolve(file))).getAsJsonObject();
    }

    /// A channel as any reader of Zarr 2 puts it together: blocks in the order of z, absent ones filled with the fill value.
    private float[] channel(int channel) throws IOException {
        JsonObject array = json("0/.zarray");
        assertEquals("<f4", array.get("dtype").getAsString());
        assertEquals("zlib", array.getAsJsonObject("compressor").get("id").getAsString());
        assertEquals("/", array.get("dimension_separator").getAsString());
        int[] shape = integers(array.getAsJsonArray("shape"));
        int[] chunks = integers(array.getAsJsonArray("chunks"));
        float[] values = new float[shape[1] * shape[2] * shape[3]];
        int size = chunks[1] * chunks[2] * chunks[3];
        for (int block = 0; block * size < values.length; block++) {
            Path file = image.resolve("0/" + channel + "/" + block + "/0/0");
            if (Files.exists(file)) {
                byte[] bytes =
                        new InflaterInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes();
                assertEquals(4 * size, bytes.length, "every block is whole");
                FloatBuffer floats =
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
                floats.get(values, block * size, Math.min(size, values.length - block * size));
            }
        }
        return values;
    }

    private static int[] integers(JsonArray array) {
        return array.asList().stream().mapToInt(e -> e.getAsInt()).toArray();
    }

    @Test
    void write_channels_comeBack() throws IOException {
        assertArrayEquals(new int[] {3, 37, 3, 5}, integers(json("0/.zarray").getAsJsonArray("shape")));
        assertArrayEquals(tissue.filling(), channel(0));
        assertArrayEquals(tissue.layers().get(0).values(), channel(1));
        assertArrayEquals(tissue.layers().get(1).values(), channel(2));
        assertFalse(Files.exists(image.resolve("0/2")), "zeros take no room");
    }

    @Test
    void write_attributes_saySizeAndNames() throws IOException {
        JsonObject scales = json(".zattrs").getAsJsonArray("multiscales").get(0).getAsJsonObject();
        JsonArray steps =
                scales.getAsJsonArray("datasets").get(0).getAsJsonObject().getAsJsonArray("coordinateTransformations");

        assertEquals(2, json(".zgroup").get("zarr_format").getAsInt());
        assertEquals("0.4", scales.get("version").getAsString());
        assertEquals(
                "[1.0,50.0,50.0,50.0]",
                steps.get(0).getAsJsonObject().get("scale").toString());
        // -18, 4 and -2 voxels of 50 um, to the middle of the first
        assertEquals(
                "[0.0,-875.0,225.0,-75.0]",
                steps.get(1).getAsJsonObject().get("translation").toString());
        JsonArray channels = json(".zattrs").getAsJsonObject("omero").getAsJsonArray("channels");
        assertEquals(
                "cd8.effector", channels.get(1).getAsJsonObject().get("label").getAsString());
        assertEquals(
                12.5, json(".zattrs").getAsJsonObject("crosstalk").get("day").getAsDouble());
    }
}
