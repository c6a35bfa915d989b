package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuestionsTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final List<String> questions = new ArrayList<>();
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("site.yml"),
        """
        - hosts: all
          vars_prompt:
            - {name: colour, prompt: 'Which colour?', private: false, default: grey}
            - {name: word, prompt: The word, confirm: true}
          tasks:
            - debug: {msg: "${colour} and ${word}"}
        """);
  }

  private int run(List<String> answers, String... more) {
    Deque<String> left = new ArrayDeque<>(answers);
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Surroundings.Prompt prompt =
        question -> {
          questions.add(question);
          return Optional.ofNullable(left.poll());
        };
    Surroundings surroundings = new Surroundings(out, out, false, Map.of(), folder, prompt);
    List<String> words =
        new ArrayList<>(List.of("run", "site.yml", "-v", "-i", "a,", "-c", "local"));
    words.addAll(List.of(more));
    return CommandLines.execute(surroundings, words.toArray(String[]::new));
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answers_areUsed_andPrivateOnesMasked() {
    int code = run(List.of("blue", "confidential", "confidential"));

    assertThat(code).as(shown()).isZero();
    assertThat(questions).containsExactly("Which colour? [grey]", "The word", "Again, to be sure");
    assertThat(shown()).contains("blue and ********").doesNotContain("confidential");
  }

  @Test
  void answersThatDiffer_areAskedForAgain() {
    int code = run(List.of("", "secret one", "secret two", "secret three", "secret three"));

    assertThat(code).as(shown()).isZero();
    assertThat(shown()).contains("The two answers differ.", "grey and ********");
  }

  @Test
  void withoutATerminal_theVariableIsNamed() {
    int code = run(List.of());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(shown())
        .contains("site.yml:4:14: The variable \"word\" is to be asked for")
        .contains("Fix: give it with -e word=VALUE");
  }

  @Test
  void whatTheCommandLineGives_isNotAskedFor() {
    int code = run(List.of(), "-e", "word=open", "-e", "colour=red");

    assertThat(code).as(shown()).isZero();
    assertThat(questions).isEmpty();
    assertThat(shown()).contains("red and open");
  }

  @Test
  void check_asksNothing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(stream, stream, false, Map.of(), folder, _ -> Optional.of("never"));

    int code = CommandLines.execute(surroundings, "check", "site.yml", "-i", "a,");

    assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
  }
}
