package crosstalk.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import crosstalk.histology.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/// Writes a tissue as an image of OME-Zarr 0.4 (NGFF, on Zarr 2): a folder of JSON and of compressed blocks.
///
/// OME-Zarr and not VTK image data, because those who look at tissue open it: napari, Fiji, QuPath, vizarr in a browser, and
/// any Zarr library in Python, R or Julia; it keeps the names of channels and the size of a voxel, and one channel can be read
/// without the others. ParaView reads it less well.
///
/// Axes are c, z, y, x. Channel 0 is the filling; the others are the tissue's layers. Values are float32, which holds whole
/// cells exactly up to 16 million a voxel. Blocks of one channel and up to 16 planes are compressed with zlib; a block of zeros is left out, as
/// Zarr does. Lengths are in micrometres from the place of injection, to the centre of the first voxel.
final class OmeZarr {
    private static final int MOST_PLANES = 16;
    private static final double MICROMETRES = 1000;
    private static final List<String> COLOURS =
            List.of("FFFFFF", "E69F00", "56B4E9", "009E73", "F0E442", "0072B2", "D55E00", "CC79A7");

    private OmeZarr() {}

    /// Writes an image in one step: the folder is there when it is whole.
    static void write(Path folder, Snapshot tissue, double day) {
        Path unfinished = Durable.unfinished(folder);
        try {
            Durable.delete(unfinished);
            Path level = Files.createDirectories(unfinished.resolve("0"));
            JsonObject group = new JsonObject();
            group.addProperty("zarr_format", 2);
            json(unfinished.resolve(".zgroup"), group);
            json(unfinished.resolve(".zattrs"), attributes(folder, tissue, day));
            json(level.resolve(".zarray"), array(tissue));
            JsonObject dimensions = new JsonObject();
            dimensions.add("_ARRAY_DIMENSIONS", Json.texts(List.of("c", "z", "y", "x")));
            json(level.resolve(".zattrs"), dimensions);
            blocks(level.resolve("0"), tissue, tissue.filling());
            for (int c = 0; c < tissue.layers().size(); c++) {
                blocks(
                        level.resolve(Integer.toString(c + 1)),
                        tissue,
                        tissue.layers().get(c).values());
            }
            Durable.delete(folder);
            Durable.publish(unfinished, folder);
        } catch (IOException failure) {
            Durable.deleteQuietly(unfinished);
            throw FolderException.writing(folder, failure);
        }
    }

    private static void json(Path file, JsonObject value) throws IOException {
        Files.writeString(file, Json.PRETTY.toJson(value) + "\n");
    }

    private static JsonObject array(Snapshot tissue) {
        JsonObject compressor = new JsonObject();
        compressor.addProperty("id", "zlib");
        compressor.addProperty("level", Deflater.BEST_SPEED);
        JsonObject array = new JsonObject();
        array.addProperty("zarr_format", 2);
        array.add("shape", integers(tissue.layers().size() + 1, tissue.nz(), tissue.ny(), tissue.nx()));
        array.add("chunks", integers(1, planes(tissue), tissue.ny(), tissue.nx()));
        array.addProperty("dtype", "<f4");
        array.add("compressor", compressor);
        array.addProperty("fill_value", 0.0);
        array.addProperty("order", "C");
        array.add("filters", JsonNull.INSTANCE);
        array.addProperty("dimension_separator", "/");
        return array;
    }

    private static JsonObject attributes(Path folder, Snapshot tissue, double day) {
        JsonArray axes = new JsonArray();
        axes.add(axis("c", "channel"));
        for (String name : List.of("z", "y", "x")) {
            JsonObject axis = axis(name, "space");
            axis.addProperty("unit", "micrometer");
            axes.add(axis);
        }
        double edge = tissue.edge() * MICROMETRES;
        int[] origin = tissue.origin();
        JsonArray transformations = new JsonArray();
        transformations.add(transformation("scale", 1, edge, edge, edge));
        transformations.add(transformation(
                "translation", 0, (origin[2] + 0.5) * edge, (origin[1] + 0.5) * edge, (origin[0] + 0.5) * edge));
        JsonObject level = new JsonObject();
        level.addProperty("path", "0");
        level.add("coordinateTransformations", transformations);
        JsonObject scales = new JsonObject();
        scales.addProperty("version", "0.4");
        scales.addProperty("name", String.valueOf(folder.getFileName()));
        scales.add("axes", axes);
        scales.add("datasets", listOf(level));
        JsonObject attributes = new JsonObject();
        attributes.add("multiscales", listOf(scales));
        attributes.add("omero", channels(tissue));
        JsonObject own = new JsonObject();
        own.addProperty("day", day);
        own.addProperty("site", tissue.site());
        own.add(
                "units",
                Json.texts(channelsOf(tissue).stream().map(Snapshot.Layer::unit).toList()));
        attributes.add("crosstalk", own);
        return attributes;
    }

    private static JsonObject axis(String name, String type) {
        JsonObject axis = new JsonObject();
        axis.addProperty("name", name);
        axis.addProperty("type", type);
        return axis;
    }

    private static JsonObject transformation(String type, double... values) {
        JsonObject transformation = new JsonObject();
        transformation.addProperty("type", type);
        JsonArray array = new JsonArray();
        Arrays.stream(values).forEach(array::add);
        transformation.add(type, array);
        return transformation;
    }

    private static List<Snapshot.Layer> channelsOf(Snapshot tissue) {
        List<Snapshot.Layer> all = new ArrayList<>();
        all.add(new Snapshot.Layer("filling", Snapshot.Kind.TISSUE, "1", tissue.filling()));
        all.addAll(tissue.layers());
        return all;
    }

    /// How a viewer should begin: the names, one colour each, from 0 to the largest value; the first channel is on.
    private static JsonObject channels(Snapshot tissue) {
        JsonArray channels = new JsonArray();
        for (Snapshot.Layer layer : channelsOf(tissue)) {
            float most = 0;
            for (float value : layer.values()) {
                most = Math.max(most, value);
            }
            JsonObject window = new JsonObject();
            window.addProperty("min", 0.0);
            window.addProperty("start", 0.0);
            window.addProperty("end", most > 0 ? most : 1);
            window.addProperty("max", most > 0 ? most : 1);
            JsonObject channel = new JsonObject();
            channel.addProperty("label", layer.name());
            channel.addProperty("color", COLOURS.get(channels.size() % COLOURS.size()));
            channel.addProperty("active", channels.isEmpty());
            channel.add("window", window);
            channels.add(channel);
        }
        JsonObject omero = new JsonObject();
        omero.add("channels", channels);
        return omero;
    }

    private static int planes(Snapshot tissue) {
        return Math.min(MOST_PLANES, tissue.nz());
    }

    /// The blocks of one channel: folder/z/0/0.
    private static void blocks(Path folder, Snapshot tissue, float[] values) throws IOException {
        int plane = tissue.nx() * tissue.ny();
        int planes = planes(tissue);
        for (int block = 0; block * planes < tissue.nz(); block++) {
            int from = block * planes * plane;
            int to = Math.min(values.length, from + planes * plane);
            boolean empty = true;
            // The last block is filled up with zeros: all are of one size.
            ByteBuffer bytes = ByteBuffer.allocate(4 * planes * plane).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = from; i < to; i++) {
                bytes.putFloat(values[i]);
                empty &= values[i] == 0;
            }
            if (!empty) {
                Path row = Files.createDirectories(
                        folder.resolve(Integer.toString(block)).resolve("0"));
                Files.write(row.resolve("0"), deflated(bytes.array()));
            }
        }
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length / 4 + 1024];
            int size = 0;
            while (!deflater.finished()) {
                if (size == out.length) {
                    out = Arrays.copyOf(out, 2 * out.length);
                }
                size += deflater.deflate(out, size, out.length - size);
            }
            return Arrays.copyOf(out, size);
        }
    }

    private static JsonArray integers(int... values) {
        JsonArray array = new JsonArray();
        Arrays.stream(values).forEach(array::add);
        return array;
    }

    private static JsonArray listOf(JsonObject only) {
        JsonArray array = new JsonArray();
        array.add(only);
        return array;
    }
}
