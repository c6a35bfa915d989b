package dev.slipway.load.requirement;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one required role. */
final class RequirementEntry {
  private static final Set<String> KEYS = Set.of("src", "scm", "version", "name", "role");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  /** As git has it, without what it could take for an option or an expression. */
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][\\w./+-]*");

  private final Path folder;
  private final Problems problems;

  /**
   * @param folder what paths in it are relative to
   */
  RequirementEntry(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Whether an entry says where the role comes from. */
  static boolean hasSource(Node entry) {
    return switch (entry) {
      case Mapping mapping -> mapping.get("src").isPresent();
      case Scalar scalar -> scalar.text().contains("://");
      default -> false;
    };
  }

  Optional<RoleRequirement> read(Node entry) {
    return switch (entry) {
      case Mapping mapping -> ofMapping(mapping);
      case Scalar scalar when scalar.isText() -> ofLine(scalar);
      case Node other -> {
        problems.error(
            ProblemCode.WRONG_TYPE,
            other.range(),
            "A required role is a mapping, and this is " + other.describe() + ".",
            "write \"- src: https://HOST/PATH.git\" and below it \"version: TAG\"");
        yield Optional.empty();
      }
    };
  }

  /** {@code SOURCE,VERSION,NAME}. */
  private Optional<RoleRequirement> ofLine(Scalar line) {
    List<String> parts = List.of(line.text().split(",", -1));
    Optional<String> version =
        Optional.of(parts).filter(p -> p.size() > 1).map(p -> p.get(1).strip());
    Optional<String> name = Optional.of(parts).filter(p -> p.size() > 2).map(p -> p.get(2).strip());
    return requirement(line, parts.getFirst().strip(), version, name);
  }

  private Optional<RoleRequirement> ofMapping(Mapping mapping) {
    mapping.entries().stream()
        .filter(entry -> !KEYS.contains(entry.name()))
        .filter(_ -> mapping.get("role").isEmpty())
        .forEach(this::refuseKey);
    Optional<Node> scm = mapping.get("scm");
    if (scm.isPresent() && LockFile.text(mapping, "scm").filter("git"::equals).isEmpty()) {
      problems.error(
          ProblemCode.UNSUPPORTED, scm.get().range(), "Roles come from git.", "write \"scm: git\"");
    }
    Optional<String> name = LockFile.text(mapping, "name").or(() -> LockFile.text(mapping, "role"));
    Optional<Node> source = mapping.get("src").or(() -> mapping.get("name"));
    if (source.isEmpty() || !(source.get() instanceof Scalar scalar)) {
      problems.error(
          ProblemCode.MISSING_KEYWORD,
          mapping.range(),
          "A required role says where it comes from.",
          "add \"src: https://HOST/PATH.git\"");
      return Optional.empty();
    }
    return requirement(scalar, scalar.text(), LockFile.text(mapping, "version"), name);
  }

  private void refuseKey(Mapping.Entry entry) {
    problems.error(
        ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        "A required role has no \"" + entry.name() + "\".",
        Suggestion.didYouMean(entry.name(), KEYS, "write src, scm, version or name"));
  }

  private Optional<RoleRequirement> requirement(
      Scalar at, String written, Optional<String> asked, Optional<String> name) {
    Optional<String> version = asked.filter(text -> !text.isEmpty());
    RoleSource source = RoleSource.of(written, folder);
    if (source.refusal().isPresent()) {
      RoleSource.Refusal refusal = source.refusal().get();
      problems.error(
          ProblemCode.UNSUPPORTED,
          at.range(),
          "\"" + source.text() + "\" " + refusal.why() + ".",
          refusal.fix());
      return Optional.empty();
    }
    String called = name.orElseGet(source::name);
    if (!NAME.matcher(called).matches()) {
      problems.error(
          ProblemCode.INVALID_NAME,
          at.range(),
          "A role cannot be named \"" + called + "\".",
          "give it a \"name\" of letters, digits, _ . and -");
      return Optional.empty();
    }
    if (version.filter(text -> !VERSION.matcher(text).matches()).isPresent()) {
      problems.error(
          ProblemCode.INVALID_NAME,
          at.range(),
          "\"" + version.get() + "\" is no version.",
          "write a tag, a branch or a commit");
      return Optional.empty();
    }
    return Optional.of(new RoleRequirement(called, source.text(), version, at.range()));
  }
}
