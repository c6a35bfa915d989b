package dev.slipway.modules.commands;

import dev.slipway.module.Arguments;
import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.ModuleSpec.Preview;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.PythonRegex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Parameters of the module {@code expect}, and what they say.
 *
 * @param timeout in seconds, for the next question that has an answer; empty: no end
 * @param echo whether the terminal shows what is typed
 */
record ExpectSettings(
    List<String> words,
    String written,
    List<Response> responses,
    Optional<Long> timeout,
    boolean echo,
    Optional<String> directory,
    Guard guard) {

  /**
   * What is typed when a text appears.
   *
   * @param question about the bytes of the output, each as a character
   * @param answers one for each time when the list was written as a list; else the same each time
   */
  record Response(PythonRegex question, List<String> answers, boolean once) {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("expect", "Runs a program that asks, and answers.")
            .describe(
                "The program gets a terminal of its own, by `script` of util-linux, which every"
                    + " distribution brings; nothing else is needed on the host. What it prints is"
                    + " looked at from the control host, with Python's regular expressions, in"
                    + " which a dot is any character. Of several that match, the one that matches"
                    + " first in the output counts; what it matched and what stands before is not"
                    + " looked at again. Answers travel on the connection and never in a command"
                    + " line.")
            .describe(
                "A dry run shows that the program would be run, not what it does. No shell is"
                    + " involved: write `/bin/sh -c '...'` for one.")
            .parameter(
                Parameter.identity(
                        "command", ParameterType.TEXT, "The program and its words, with quotes.")
                    .must())
            .parameter(
                Parameter.control(
                        "responses",
                        ParameterType.MAP,
                        "Regular expressions and their answers. An answer that is a list gives its"
                            + " items one after the other; when they are used up and the question"
                            + " comes again, the task fails.")
                    .must())
            .parameter(
                Parameter.control(
                        "sensitive",
                        ParameterType.BOOLEAN,
                        "Whether the answers are masked wherever they would appear.")
                    .otherwise("false"));
    return Invocation.returning(
            spec.parameter(
                    Parameter.control(
                            "timeout",
                            ParameterType.INTEGER,
                            "How many seconds the next question, or the end, may take; 0 for ever.")
                        .otherwise("30"))
                .parameter(
                    Parameter.control(
                            "echo",
                            ParameterType.BOOLEAN,
                            "Whether the terminal shows the answers, as a person would see them.")
                        .otherwise("false"))
                .parameter(Invocation.CHDIR)
                .parameters(Guard.parameters())
                .preview(Preview.NONE))
        .example(
            "A licence that has to be accepted",
            """
            - expect:
                command: /opt/app/install
                responses:
                  (?i)accept.*\\?: 'yes'
                  'Directory \\[.*\\]:': /srv/app
                creates: /srv/app/bin
            """)
        .build();
  }

  static ExpectSettings bind(Arguments arguments) {
    String written = arguments.text("command");
    List<String> words = List.of();
    try {
      words = CommandWords.split(written);
    } catch (InvalidValueException e) {
      arguments.reject("command", e.message(), e.fix());
    }
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      arguments.reject("command", "There is no program to run.", "write the program's name first");
    }
    long timeout = arguments.integer("timeout");
    if (timeout < 0) {
      arguments.reject("timeout", "It lies in the past.", "write seconds, or 0 for no end");
    }
    List<Response> responses = responses(arguments);
    Optional<String> directory = Invocation.directory(arguments);
    return new ExpectSettings(
        words,
        written,
        responses,
        timeout == 0 ? Optional.empty() : Optional.of(timeout),
        arguments.flag("echo"),
        directory,
        Guard.bind(arguments, directory));
  }

  private static List<Response> responses(Arguments arguments) {
    List<Response> responses = new ArrayList<>();
    arguments
        .map("responses")
        .forEach(
            (question, answer) ->
                response(arguments, Map.entry(question, answer)).ifPresent(responses::add));
    return responses;
  }

  private static Optional<Response> response(Arguments arguments, Map.Entry<String, Object> entry) {
    List<String> answers =
        entry.getValue() instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of(String.valueOf(entry.getValue()));
    if (arguments.flag("sensitive")) {
      answers.stream().filter(answer -> !answer.isEmpty()).forEach(arguments::conceal);
    }
    String written = entry.getKey();
    try {
      PythonRegex question = PythonRegex.parseAcrossLines(asBytes(written));
      if (!question.isFoundIn("")) {
        return Optional.of(new Response(question, answers, entry.getValue() instanceof List<?>));
      }
      arguments.reject(
          "responses",
          "\"" + written + "\" is found in nothing at all, so that it would be answered for ever.",
          "write what the program asks");
    } catch (PatternSyntaxException e) {
      arguments.reject(
          "responses", "\"" + written + "\": " + e.getDescription(), "repair the expression");
    }
    return Optional.empty();
  }

  private static String asBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
