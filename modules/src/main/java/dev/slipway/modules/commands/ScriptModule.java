package dev.slipway.modules.commands;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.CommandWords;
import dev.slipway.module.Diff;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.LocalCommand;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.ModuleSpec.Preview;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a script of the control host on a host. */
final class ScriptModule implements TaskModule<ScriptCall, Optional<String>> {
  private static final ModuleSpec SPEC =
      Invocation.returning(
              ModuleSpec.named("script", "Runs a script of the control host on a host.")
                  .describe(
                      "The script is sent through the connection into a temporary file that only"
                          + " the acting user can read, run with the interpreter its first line"
                          + " names (else /bin/sh), and removed, also when it fails. Standard input"
                          + " is empty.")
                  .describe(
                      "A dry run shows that the script would be run, not what it does. It counts"
                          + " as a change whenever it runs.")
                  .freeForm("cmd")
                  .parameter(
                      Parameter.identity(
                              "cmd",
                              ParameterType.LOCAL_COMMAND,
                              "The path of the script, and its arguments.")
                          .must())
                  .parameter(
                      Parameter.control(
                          "executable",
                          ParameterType.TEXT,
                          "The interpreter, with its options, instead of the one that the script"
                              + " names."))
                  .parameter(Invocation.CHDIR)
                  .parameters(Guard.parameters())
                  .preview(Preview.NONE))
          .example(
              "With arguments",
              """
              - script: scripts/probe.sh --quick 'two words'
                args:
                  creates: /var/lib/probe/done
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ScriptCall bind(Arguments arguments) {
    LocalCommand written = arguments.localCommand("cmd");
    Optional<String> directory = Invocation.directory(arguments);
    Optional<Content> content = content(written);
    if (content.isEmpty()) {
      arguments.reject(
          "cmd", "\"" + written.file().written() + "\" is a folder.", "name a file in it");
    }
    List<String> words = new ArrayList<>(List.of(written.file().written()));
    words.addAll(written.words());
    return new ScriptCall(
        written.file().written(),
        Shell.quoteAll(words),
        content.orElse(Bytes.ofText("")),
        written.words(),
        interpreter(arguments),
        directory,
        Guard.bind(arguments, directory));
  }

  private static Optional<Content> content(LocalCommand written) {
    return written.file().folder()
        ? Optional.empty()
        : written.file().entries().getFirst().content();
  }

  private static List<String> interpreter(Arguments arguments) {
    try {
      return CommandWords.split(arguments.optionalText("executable").orElse(""));
    } catch (InvalidValueException e) {
      arguments.reject("executable", e.message(), e.fix());
      return List.of();
    }
  }

  @Override
  public Optional<String> observe(ScriptCall desired, HostReader host) throws HostException {
    return desired.guard().observe(host);
  }

  @Override
  public Diff diff(ScriptCall desired, Optional<String> observed) {
    return desired.guard().diff(desired.shown(), observed);
  }

  @Override
  public Map<String, Object> apply(ScriptCall desired, Diff diff, HostSession host)
      throws HostException {
    ShellCommand command =
        SentScript.command(
            desired.directory().orElse(""),
            desired.interpreter(),
            desired.arguments(),
            content(desired));
    return Output.of(desired.shown(), host.run(command), true).valuesOfSuccess(desired.shown());
  }

  private static byte[] content(ScriptCall desired) {
    try (InputStream script = desired.script().open()) {
      return script.readAllBytes();
    } catch (IOException e) {
      throw new TaskFailedException(
          "\"" + desired.path() + "\" cannot be read: " + e.getMessage() + ".");
    }
  }

  @Override
  public Map<String, Object> values(ScriptCall desired, Optional<String> observed) {
    return Output.withoutRun(desired.shown(), observed);
  }
}
