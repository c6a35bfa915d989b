package dev.slipway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.SourceRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem as JSON, for editors and CI; see docs/json-events.md. */
final class ProblemData {
  private static final JsonMapper JSON = new JsonMapper();

  private ProblemData() {}

  /** On one line. */
  static String json(Problem problem) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("event", "problem");
    data.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    data.put("code", problem.code().label());
    place(problem.range(), data);
    data.put("message", problem.message());
    data.put("fix", problem.fix());
    List<Map<String, Object>> notes = problem.notes().stream().map(ProblemData::note).toList();
    if (!notes.isEmpty()) {
      data.put("notes", notes);
    }
    return text(data);
  }

  static String text(@Nullable Object data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain data can be written as JSON", e);
    }
  }

  static String pretty(Object data) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain data can be written as JSON", e);
    }
  }

  private static Map<String, Object> note(Problem.Note note) {
    Map<String, Object> data = new LinkedHashMap<>();
    place(note.range(), data);
    data.put("text", note.text());
    return data;
  }

  private static void place(SourceRange range, Map<String, Object> data) {
    data.put("file", range.file().name());
    data.put("line", range.start().line());
    data.put("column", range.start().column());
    data.put("end_line", range.end().line());
    data.put("end_column", range.end().column());
  }
}
