package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.FILE_NOT_FOUND;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.HostPattern;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@code --limit} takes: a host pattern, in which {@code @FILE} stands for the patterns
 * in a file, one a line, such as the hosts that failed in an earlier run.
 */
public final class LimitLoader {
  private LimitLoader() {}

  /**
   * The pattern with the files' patterns in it.
   *
   * @param limit as given, with the place it was given at
   */
  public static HostPattern load(Scalar limit, Problems problems) {
    List<Scalar> parts = new ArrayList<>();
    for (Scalar part : HostPattern.split(limit)) {
      if (part.text().startsWith("@")) {
        parts.addAll(lines(part, problems));
      } else {
        parts.add(part);
      }
    }
    return parts.isEmpty() && !limit.text().isBlank()
        ? new HostPattern(List.of())
        : HostPattern.parse(parts.isEmpty() ? List.of(limit) : parts, problems);
  }

  private static List<Scalar> lines(Scalar part, Problems problems) {
    String name = part.text().substring(1).strip();
    Path path = Path.of(name);
    if (name.isEmpty() || !Files.isRegularFile(path)) {
      problems.error(
          FILE_NOT_FOUND,
          part.range(),
          "There is no file \"" + name + "\" with hosts to limit to.",
          "write the path of a file with one host or pattern a line behind the @");
      return List.of();
    }
    Optional<SourceFile> file = InventoryFiles.read(path, Vault.withoutPasswords(), problems);
    return file.map(LimitLoader::lines).orElse(List.of());
  }

  private static List<Scalar> lines(SourceFile file) {
    List<Scalar> patterns = new ArrayList<>();
    List<String> lines = file.text().lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      LocatedText line = LocatedText.line(file, number, lines.get(number - 1)).strip();
      if (!line.isEmpty() && !line.text().startsWith("#")) {
        patterns.add(Scalar.text(line.range(), line.text()));
      }
    }
    return patterns;
  }
}
