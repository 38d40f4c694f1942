package crosstalk.cli;

import picocli.CommandLine.Command;

/// What one does with a model alone, without a study.
@Command(
        name = "model",
        description = "Checks, explains, runs and exports a model.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelCommandCheck.class,
            ModelCommandExplain.class,
            ModelCommandSimulate.class,
            ModelCommandExport.class,
            ModelCommandSuite.class,
            ModelCommandSchema.class
        })
final class ModelCommand {}
