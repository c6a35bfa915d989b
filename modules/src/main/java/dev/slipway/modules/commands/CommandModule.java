package dev.slipway.modules.commands;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.CommandWords;
import dev.slipway.module.Diff;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.ModuleSpec.Preview;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one program. */
final class CommandModule implements TaskModule<Invocation, Optional<String>> {
  private static final ModuleSpec SPEC =
      Invocation.returning(
              ModuleSpec.named("command", "Runs one program with its arguments.")
                  .describe(
                      "The text is cut into words by quotes and spaces, and nothing else: variables"
                          + " of the shell, wildcards, pipes and redirections are not expanded;"
                          + " use \"shell\" for these.")
                  .describe(
                      "A dry run shows that the program would be run, not what it does. It counts"
                          + " as a change whenever it runs; say with changed_when when it does not,"
                          + " and with creates or removes when it is not needed.")
                  .freeForm("cmd")
                  .parameter(
                      Parameter.identity(
                          "cmd", ParameterType.TEXT, "The program and its arguments."))
                  .parameter(
                      Parameter.identity(
                          "argv",
                          ParameterType.TEXTS,
                          "The program and its arguments as a list, one word each."))
                  .parameter(Invocation.CHDIR)
                  .parameters(Guard.parameters())
                  .parameters(Invocation.inputParameters())
                  .parameter(
                      Parameter.control(
                              "strip_empty_ends",
                              ParameterType.BOOLEAN,
                              "Takes line ends at the end of stdout and stderr off.")
                          .otherwise("true"))
                  .rule(ParameterRule.atLeastOne("cmd", "argv"))
                  .rule(ParameterRule.atMostOne("cmd", "argv"))
                  .preview(Preview.NONE))
          .example(
              "Ask for the kernel",
              """
              - command: uname -r
                register: kernel
                changed_when: false
              """)
          .example(
              "Run once",
              """
              - command:
                  argv: [ssh-keygen, -t, ed25519, -N, '', -f, /root/.ssh/id_ed25519]
                  creates: /root/.ssh/id_ed25519
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Invocation bind(Arguments arguments) {
    List<String> words = words(arguments);
    Optional<String> directory = Invocation.directory(arguments);
    // exec, so that the first word is a program and never a keyword or an assignment.
    ShellCommand program = ShellCommand.of("exec", words.toArray(String[]::new));
    ShellCommand command = directory.map(program::in).orElse(program);
    return new Invocation(
        Invocation.withInput(command, arguments),
        arguments.optionalText("cmd").map(String::strip).orElseGet(() -> Shell.quoteAll(words)),
        words,
        Guard.bind(arguments, directory),
        arguments.flag("strip_empty_ends"));
  }

  private static List<String> words(Arguments arguments) {
    String parameter = arguments.has("cmd") ? "cmd" : "argv";
    try {
      List<String> words =
          parameter.equals("cmd")
              ? CommandWords.split(arguments.text("cmd"))
              : arguments.texts("argv");
      if (!words.isEmpty() && !words.getFirst().isEmpty()) {
        return words;
      }
      arguments.reject(parameter, "There is no program to run.", "write the program's name first");
    } catch (InvalidValueException e) {
      arguments.reject(parameter, e.message(), e.fix());
    }
    return List.of("true");
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
