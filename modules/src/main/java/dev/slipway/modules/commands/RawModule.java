package dev.slipway.modules.commands;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.ModuleSpec.Preview;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import java.util.Map;
import java.util.Optional;

/** Runs text by the shell that a login has, with nothing around it. */
final class RawModule implements TaskModule<RawModule.Text, Optional<String>> {
  private static final ModuleSpec SPEC =
      Invocation.returning(
              ModuleSpec.named("raw", "Runs text by the shell of the connection.")
                  .describe(
                      "Slipway needs nothing on a host but a POSIX shell, so raw can no more than"
                          + " shell, which has `creates`, `removes`, `chdir` and `stdin`; it is"
                          + " here for playbooks that use it. The text runs in a subshell of the"
                          + " connection, or by `executable`.")
                  .describe(
                      "A dry run shows that the text would be run, not what it does. It counts as"
                          + " a change whenever it runs; say with changed_when when it does not.")
                  .freeForm("cmd")
                  .parameter(
                      Parameter.identity("cmd", ParameterType.TEXT, "The text to run.")
                          .alias("free_form")
                          .must())
                  .parameter(
                      Parameter.control(
                          "executable", ParameterType.PATH, "Another shell, by its path."))
                  .preview(Preview.NONE))
          .example("The release of the kernel", "- raw: uname -r\n  changed_when: false\n")
          .build();

  /** What is declared. */
  record Text(String cmd, String executable) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Text bind(Arguments arguments) {
    if (arguments.text("cmd").isBlank()) {
      arguments.reject("cmd", "There is nothing to run.", "write shell text");
    }
    return new Text(arguments.text("cmd"), arguments.optionalText("executable").orElse("/bin/sh"));
  }

  @Override
  public Optional<String> observe(Text desired, HostReader host) {
    return Optional.empty();
  }

  @Override
  public Diff diff(Text desired, Optional<String> observed) {
    return Diff.run(desired.cmd().strip());
  }

  /** A shell of its own: a mistake in the text must not reach the resident one. */
  @Override
  public Map<String, Object> apply(Text desired, Diff diff, HostSession host) throws HostException {
    ShellCommand command = ShellCommand.of("exec", desired.executable(), "-c", desired.cmd());
    return Output.of(desired.cmd().strip(), host.run(command), true).valuesOfSuccess(desired.cmd());
  }

  @Override
  public Map<String, Object> values(Text desired, Optional<String> observed) {
    return Output.withoutRun(desired.cmd(), observed);
  }
}
