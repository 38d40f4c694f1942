package crosstalk.cli;

import picocli.CommandLine.Command;

/// What one does with a model alone, without a study.
@Command(
        name = "model",
        description = "Checks, explains and runs a model.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelCommandCheck.class,
            ModelCommandExplain.class,
            ModelCommandSimulate.class,
            ModelCommandSuite.class,
            ModelCommandSchema.class
        })
final class ModelCommand {}
