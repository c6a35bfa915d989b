package dev.slipway.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.diagnostic.Problem;
import dev.slipway.model.Unknown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Tables of cases: one a line, what is written, {@code ==>}, and what comes of it: a value as JSON,
 * {@code unknown TASK}, or {@code CODE RANGE MESSAGE | FIX}. A line end inside is written as {@code
 * ⏎}, a tab as {@code ⇥}; lines that begin with {@code ;} are headings.
 */
final class CaseFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseFile() {}

  static Stream<Arguments> read(String name) {
    try {
      return Files.readAllLines(Fixture.RESOURCES.resolve(name)).stream()
          .filter(line -> !line.isBlank() && !line.startsWith(";"))
          .map(line -> line.split(" ==> ", 2))
          .map(parts -> Arguments.of(unfold(parts[0]), parts.length == 2 ? parts[1] : ""));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  private static String unfold(String text) {
    return text.replace('⏎', '\n').replace('⇥', '\t').replace('␍', '\r');
  }

  /** The variables of all cases; {@code *task} stands for a value that is not known yet. */
  static Scope scope(Renderer renderer) {
    try {
      Map<String, Object> data = map(Fixture.RESOURCES.resolve("variables.json"));
      data.put("pending", new Unknown("install"));
      data.put("half", Map.of("known", "yes", "open", new Unknown("install")));
      Map<String, String> written = new LinkedHashMap<>();
      map(Fixture.RESOURCES.resolve("written.json"))
          .forEach((name, text) -> written.put(name, (String) text));
      return Fixture.scope(renderer, Fixture.data(data), Fixture.written(written));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Path file) throws IOException {
    return JSON.readValue(file.toFile(), LinkedHashMap.class);
  }

  /** What comes of an evaluation, as the tables have it. */
  static String outcome(Supplier<Object> evaluation) {
    try {
      return json(evaluation.get());
    } catch (KnownAfterApplyException exception) {
      return "unknown " + exception.unknown().task();
    } catch (ExpressionException exception) {
      return told(exception.problem());
    }
  }

  static String told(Problem problem) {
    String notes =
        String.join(
            "",
            problem.notes().stream().map(note -> " @" + note.range() + " " + note.text()).toList());
    return problem.code().label()
        + " "
        + problem.range().file().name()
        + ":"
        + problem.range().start()
        + "-"
        + problem.range().end()
        + " "
        + problem.message()
        + " | "
        + problem.fix()
        + notes;
  }

  private static String json(Object value) {
    try {
      return value == Omit.INSTANCE ? "$omit" : JSON.writeValueAsString(value);
    } catch (JsonProcessingException exception) {
      throw new IllegalStateException(exception);
    }
  }

  static List<String> lines(String name) throws IOException {
    return Files.readAllLines(Fixture.RESOURCES.resolve(name));
  }
}
