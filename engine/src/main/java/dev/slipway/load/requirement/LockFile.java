package dev.slipway.load.requirement;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commits that were taken for required roles, so that everybody gets the same: {@code
 * requirements.lock}, beside {@code requirements.yml}.
 */
public final class LockFile {
  private static final String NAME = "requirements.lock";
  private static final String FIX = "remove the file, and run slipway roles install";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private LockFile() {}

  /** Where the lock file of a file of requirements is, or would be. */
  public static Path of(Path requirements) {
    return requirements.resolveSibling(NAME);
  }

  /**
   * What is locked; nothing when there is no such file.
   *
   * @param problems takes what is wrong with it
   */
  public static List<LockedRole> read(Path lock, SourceReader reader, Problems problems) {
    if (!Files.exists(lock)) {
      return List.of();
    }
    Optional<Node> root =
        reader
            .read(lock, reader.rangeOf(lock), problems)
            .flatMap(file -> YamlReader.read(file, problems));
    List<LockedRole> roles = new ArrayList<>();
    root.ifPresent(
        node -> {
          if (node instanceof Mapping mapping
              && mapping.get("roles").orElse(null) instanceof Sequence sequence) {
            sequence.items().forEach(item -> role(item, problems).ifPresent(roles::add));
          } else {
            problems.error(
                ProblemCode.WRONG_TYPE, node.range(), "A lock file has \"roles\", a list.", FIX);
          }
        });
    return List.copyOf(roles);
  }

  private static Optional<LockedRole> role(Node item, Problems problems) {
    Optional<LockedRole> role = role(item);
    if (role.isEmpty()) {
      problems.error(
          ProblemCode.WRONG_TYPE,
          item.range(),
          "A locked role has a name, a source and a commit of 40 digits.",
          FIX);
    }
    return role;
  }

  /** The role that a mapping describes; empty when something is missing. */
  static Optional<LockedRole> role(Node item) {
    if (!(item instanceof Mapping mapping)) {
      return Optional.empty();
    }
    Optional<String> name = text(mapping, "name");
    Optional<String> source = text(mapping, "source");
    Optional<String> commit =
        text(mapping, "commit").filter(text -> COMMIT.matcher(text).matches());
    if (name.isEmpty() || source.isEmpty() || commit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LockedRole(name.get(), source.get(), text(mapping, "version"), commit.get()));
  }

  static Optional<String> text(Mapping mapping, String key) {
    return mapping
        .get(key)
        .filter(node -> node instanceof Scalar scalar && !scalar.isNull())
        .map(node -> ((Scalar) node).text());
  }
}
