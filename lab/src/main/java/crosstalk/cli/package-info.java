/// The command line: `crosstalk run`, `report`, `model`.
///
/// Start with: [Main]. A command reads its options, checks them all, and hands over to a class that does the work, so
/// that `--help` loads neither database nor YAML.
/// In: arguments. Out: tables and sentences on standard output, errors and progress on standard error, an exit code: 0
/// done, 1 failed, 2 refused (nothing was changed), 130 interrupted.
/// Must not know: biology.
/// To add a command: a class with `@Command` and its name among the subcommands of [Main].
@NullMarked
package crosstalk.cli;

import org.jspecify.annotations.NullMarked;
