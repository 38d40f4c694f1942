package crosstalk.bench;

import crosstalk.bench.WorkPrecision.Row;
import crosstalk.network.Parameter;
import crosstalk.network.Species;
import crosstalk.solver.meanfield.Tolerance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// A program in C that runs one subject with CVODE: written from the network, compiled with gcc, run, read back.
final class CvodeProgram {

    private static final List<String> LIBRARIES =
            List.of("-lsundials_cvode", "-lsundials_nvecserial", "-lsundials_sunlinsoldense", "-lm");

    private CvodeProgram() {}

    /// Measures the program at every row of tolerances.
    ///
    /// @param reference what errors are measured against; by day, then species and volume
    /// @return a row for each tolerance; failed where CVODE gave up
    /// @throws IOException when gcc or the library is missing
    static List<Row> run(TreatedSubject subject, List<Tolerance> tolerances, int repeats, double[][] reference)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("crosstalk-cvode");
        try {
            Path program = compile(subject, folder);
            Path input = Files.writeString(folder.resolve("input.txt"), input(subject, tolerances, repeats));
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(program.toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("the program with CVODE ended with an error; see above");
            }
            return read(output, subject, tolerances, reference);
        } finally {
            delete(folder);
        }
    }

    private static Path compile(TreatedSubject subject, Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("subject.c");
        try (InputStream driver = CvodeProgram.class.getResourceAsStream("cvode.c")) {
            if (driver == null) {
                throw new IOException("cvode.c is missing from the class path");
            }
            Files.writeString(
                    source,
                    CSource.of(subject.network(), subject.volume())
                            + new String(driver.readAllBytes(), StandardCharsets.UTF_8));
        }
        Path program = folder.resolve("subject");
        List<String> command = new ArrayList<>(
                List.of("gcc", "-O3", "-march=native", "-fno-math-errno", "-o", program.toString(), source.toString()));
        command.addAll(LIBRARIES);
        int status;
        try {
            status = new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new IOException("gcc can not be started; install gcc and libsundials-dev", e);
        }
        if (status != 0) {
            throw new IOException("gcc failed; is libsundials-dev installed?");
        }
        return program;
    }

    private static String input(TreatedSubject subject, List<Tolerance> tolerances, int repeats) {
        StringBuilder text = new StringBuilder();
        List<Species> species = subject.network().species();
        List<Parameter> parameters = subject.network().parameters();
        text.append("%d %d %d %d %d %d%n"
                .formatted(
                        species.size(),
                        parameters.size(),
                        subject.doses().size(),
                        TreatedSubject.LAST_DAY,
                        tolerances.size(),
                        repeats));
        parameters.forEach(parameter -> text.append(parameter.value()).append('\n'));
        for (int i = 0; i < species.size(); i++) {
            text.append(subject.start()[i]).append(species.get(i).counted() ? " 1\n" : " 0\n");
        }
        for (TreatedSubject.Dose dose : subject.doses()) {
            text.append("%d %d %d ".formatted(dose.day(), dose.species(), dose.sets() ? 1 : 0))
                    .append(dose.amount())
                    .append('\n');
        }
        for (Tolerance t : tolerances) {
            text.append(t.relative())
                    .append(' ')
                    .append(t.counted())
                    .append(' ')
                    .append(t.continuous())
                    .append('\n');
        }
        return text.toString();
    }

    private static List<Row> read(Path output, TreatedSubject subject, List<Tolerance> tolerances, double[][] reference)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(output)) {
            for (Tolerance tolerance : tolerances) {
                String[] figures = line(lines).split(" ", -1);
                if (figures[0].equals("failed")) {
                    rows.add(Row.failed(tolerance));
                    continue;
                }
                double[][] course = course(line(lines), subject.start().length + 1);
                rows.add(new Row(
                        tolerance,
                        Long.parseLong(figures[0]),
                        Long.parseLong(figures[1]),
                        Double.parseDouble(figures[2]),
                        Double.parseDouble(figures[3]),
                        subject.error(course, reference),
                        subject.volumeError(course, reference)));
            }
        }
        return rows;
    }

    private static String line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the program with CVODE wrote too little");
        }
        return line;
    }

    private static double[][] course(String line, int width) {
        StringTokenizer values = new StringTokenizer(line);
        double[][] course = new double[TreatedSubject.LAST_DAY][width];
        for (double[] day : course) {
            for (int i = 0; i < width; i++) {
                day[i] = Double.parseDouble(values.nextToken());
            }
        }
        return course;
    }

    private static void delete(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            for (Path file : inside.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
