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

/** Runs shell text. */
final class ShellModule implements TaskModule<Invocation, Optional<String>> {
  private static final ModuleSpec SPEC =
      Invocation.returning(
              ModuleSpec.named("shell", "Runs text by a shell.")
                  .describe(
                      "The text is handed to the shell by -c, as it stands. In YAML only ${...} is"
                          + " evaluated before; write \\${NAME} for a variable of the shell, or"
                          + " $NAME. Quote values that come from variables.")
                  .describe(
                      "A dry run shows that the text would be run, not what it does. It counts as"
                          + " a change whenever it runs; say with changed_when when it does not,"
                          + " and with creates or removes when it is not needed.")
                  .freeForm("cmd")
                  .parameter(
                      Parameter.identity("cmd", ParameterType.TEXT, "The text to run.").must())
                  .parameter(
                      Parameter.control("executable", ParameterType.PATH, "The shell, by its path.")
                          .otherwise("/bin/sh"))
                  .parameter(Invocation.CHDIR)
                  .parameters(Guard.parameters())
                  .parameters(Invocation.inputParameters())
                  .preview(Preview.NONE))
          .example(
              "A pipe",
              """
              - shell: grep -c ^processor /proc/cpuinfo | tee cores
                args:
                  chdir: /tmp
                  creates: /tmp/cores
              """)
          .example(
              "Another shell",
              """
              - shell: set -o pipefail; false | true
                args:
                  executable: /bin/bash
                ignore_errors: true
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Invocation bind(Arguments arguments) {
    String text = arguments.text("cmd");
    if (text.isBlank()) {
      arguments.reject("cmd", "There is nothing to run.", "write shell text");
    }
    Optional<String> directory = Invocation.directory(arguments);
    // A shell of its own: a mistake in the text must not reach the resident one.
    ShellCommand shell = ShellCommand.of("exec", arguments.text("executable"), "-c", text);
    ShellCommand command = directory.map(shell::in).orElse(shell);
    return new Invocation(
        Invocation.withInput(command, arguments),
        text.strip(),
        text,
        Guard.bind(arguments, directory),
        true);
  }

  @Override
  public Optional<String> observe(Invocation desired, HostReader host) throws HostException {
    return desired.guard().observe(host);
  }

  @Override
  public Diff diff(Invocation desired, Optional<String> observed) {
    return desired.guard().diff(desired.shown(), observed);
  }

  @Override
  public Map<String, Object> apply(Invocation desired, Diff diff, HostSession host)
      throws HostException {
    return Output.of(desired.shown(), host.run(desired.command()), desired.stripEnds())
        .valuesOfSuccess(desired.written());
  }

  @Override
  public Map<String, Object> values(Invocation desired, Optional<String> observed) {
    return Output.withoutRun(desired.written(), observed);
  }
}
