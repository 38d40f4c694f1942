package crosstalk.cli;

import crosstalk.model.SchemaWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `crosstalk model schema`.
@Command(
        name = "schema",
        description = "Prints the JSON Schema of model files, for editors; a copy is docs/model.schema.json.",
        mixinStandardHelpOptions = true)
final class ModelCommandSchema implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(SchemaWriter.models());
        spec.commandLine().getOut().flush();
        return ModelCommandExit.OK;
    }
}
