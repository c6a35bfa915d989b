package dev.slipway.report;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.ProblemHelp;
import dev.slipway.diagnostic.Severity;
import dev.slipway.diagnostic.SourceRange;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Problems in the form that code hosts and editors take from any checker: SARIF 2.1.0 (OASIS). The
 * rules are the kinds of problems. Columns count UTF-16 units, and a region ends before its end
 * column, which is how a {@link SourceRange} counts as well. The lines themselves are not in it.
 */
public final class SarifLog {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String BASE = "%SRCROOT%";
  private static final List<ProblemCode> RULES = List.of(ProblemCode.values());

  private final Path standingIn;
  private final String version;

  /**
   * @param standingIn the folder that the names of files are relative to
   * @param version of Slipway
   */
  public SarifLog(Path standingIn, String version) {
    this.standingIn = standingIn.toAbsolutePath().normalize();
    this.version = version;
  }

  /** The whole log: maps, lists, texts and numbers. */
  public Map<String, Object> of(List<Problem> problems) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Slipway");
    driver.put("version", version);
    driver.put("rules", RULES.stream().map(SarifLog::rule).toList());
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "utf16CodeUnits");
    run.put("originalUriBaseIds", Map.of(BASE, Map.of("uri", folder(standingIn))));
    run.put("results", problems.stream().map(this::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(ProblemCode code) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", code.label());
    rule.put("shortDescription", text(code.summary() + "."));
    rule.put("help", text(ProblemHelp.of(code)));
    return rule;
  }

  private Map<String, Object> result(Problem problem) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", problem.code().label());
    result.put("ruleIndex", RULES.indexOf(problem.code()));
    result.put("level", level(problem.severity()));
    result.put("message", text(problem.message() + "\nFix: " + problem.fix()));
    result.put("locations", List.of(location(problem.range())));
    if (!problem.notes().isEmpty()) {
      result.put(
          "relatedLocations",
          IntStream.range(0, problem.notes().size())
              .mapToObj(i -> related(i, problem.notes().get(i)))
              .toList());
    }
    return result;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }

  private Map<String, Object> related(int id, Problem.Note note) {
    Map<String, Object> related = new LinkedHashMap<>();
    related.put("id", id);
    related.put("message", text(note.text()));
    related.putAll(location(note.range()));
    return related;
  }

  /** Options of the command line and the like are no files: they have a name alone. */
  private Map<String, Object> location(SourceRange range) {
    String name = range.file().name();
    if (!Files.exists(standingIn.resolve(name))) {
      return Map.of("logicalLocations", List.of(Map.of("fullyQualifiedName", name)));
    }
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", artifact(Path.of(name)));
    place.put("region", region(range));
    return Map.of("physicalLocation", place);
  }

  private static Map<String, Object> artifact(Path file) {
    Map<String, Object> artifact = new LinkedHashMap<>();
    artifact.put("uri", file.isAbsolute() ? file.toUri().toString() : relative(file));
    if (!file.isAbsolute()) {
      artifact.put("uriBaseId", BASE);
    }
    return artifact;
  }

  private static Map<String, Object> region(SourceRange range) {
    Position start = range.start();
    Position end = range.end().compareTo(start) < 0 ? start : range.end();
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", start.line());
    region.put("startColumn", start.column());
    region.put("endLine", end.line());
    region.put("endColumn", end.column());
    return region;
  }

  private static String relative(Path file) {
    try {
      return new URI(null, null, file.toString().replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("every path can be quoted as a URI", e);
    }
  }

  private static String folder(Path folder) {
    String uri = folder.toUri().toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }
}
