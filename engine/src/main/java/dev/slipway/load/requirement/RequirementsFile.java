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
import java.util.stream.Stream;

/**
 * Reads {@code requirements.yml}, in the two forms that Ansible has for roles: a list, and a
 * mapping with {@code roles}.
 */
public final class RequirementsFile {
  private static final List<String> NAMES =
      List.of(
          "requirements.yml",
          "requirements.yaml",
          "roles/requirements.yml",
          "roles/requirements.yaml");

  private final SourceReader reader;
  private final Problems problems;

  /**
   * @param problems takes what is wrong with the files
   */
  public RequirementsFile(SourceReader reader, Problems problems) {
    this.reader = reader;
    this.problems = problems;
  }

  /** The file of a project's or a playbook's folder. */
  public static Optional<Path> in(Path folder) {
    return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** The name that a role gets which is named by where it comes from alone. */
  public static String nameOf(String source) {
    return new RoleSource(source, Optional.empty()).name();
  }

  /** Every role that a file asks for. */
  public List<RoleRequirement> read(Path file) {
    Path folder = folderOf(file);
    List<RoleRequirement> all = new ArrayList<>();
    for (Node item : root(file).map(this::items).orElse(List.of())) {
      new RequirementEntry(folder, problems)
          .read(item)
          .filter(role -> isFirst(role, all))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private boolean isFirst(RoleRequirement role, List<RoleRequirement> before) {
    boolean first = before.stream().noneMatch(other -> other.name().equals(role.name()));
    if (!first) {
      problems.error(
          ProblemCode.DUPLICATE_KEY,
          role.range(),
          "The role \"" + role.name() + "\" stands twice.",
          "remove one of the two, or give one another \"name\"");
    }
    return first;
  }

  /**
   * What an installed role needs in its turn and says where to get: {@code meta/requirements.yml},
   * and {@code dependencies} of {@code meta/main.yml} with {@code src}. Names alone are roles that
   * have to be there already.
   */
  public List<RoleRequirement> ofRole(Path role) {
    Stream<Node> asked =
        Stream.of("meta/requirements.yml", "meta/requirements.yaml")
            .flatMap(name -> existing(role, name))
            .flatMap(node -> items(node).stream());
    Stream<Node> needed =
        Stream.of("meta/main.yml", "meta/main.yaml")
            .flatMap(name -> existing(role, name))
            .filter(Mapping.class::isInstance)
            .flatMap(node -> ((Mapping) node).get("dependencies").stream())
            .filter(Sequence.class::isInstance)
            .flatMap(node -> ((Sequence) node).items().stream())
            .filter(Mapping.class::isInstance);
    return Stream.concat(asked, needed)
        .filter(RequirementEntry::hasSource)
        .flatMap(item -> new RequirementEntry(role, problems).read(item).stream())
        .toList();
  }

  private Stream<Node> existing(Path role, String name) {
    Path file = role.resolve(name);
    return Files.isRegularFile(file) ? root(file).stream() : Stream.empty();
  }

  private Optional<Node> root(Path file) {
    return reader
        .read(file, reader.rangeOf(file), problems)
        .flatMap(text -> YamlReader.read(text, problems));
  }

  private List<Node> items(Node root) {
    return switch (root) {
      case Sequence sequence -> sequence.items();
      case Scalar scalar when scalar.isNull() -> List.of();
      case Mapping mapping -> {
        mapping.entries().stream()
            .filter(entry -> !entry.name().equals("roles"))
            .forEach(this::refuse);
        yield mapping.get("roles").map(this::items).orElse(List.of());
      }
      case Scalar scalar -> {
        problems.error(
            ProblemCode.WRONG_TYPE,
            scalar.range(),
            "Required roles are a list, and this is " + scalar.describe() + ".",
            "write lines such as: - src: https://HOST/PATH.git");
        yield List.of();
      }
    };
  }

  private void refuse(Mapping.Entry entry) {
    boolean collections = entry.name().equals("collections");
    if (collections && entry.value() instanceof Sequence sequence && sequence.items().isEmpty()) {
      return;
    }
    problems.error(
        collections ? ProblemCode.UNSUPPORTED : ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        collections
            ? "There are no collections: modules are built in."
            : "\"" + entry.name() + "\" cannot stand here.",
        collections ? "remove it; slipway doc lists all modules" : "write \"roles:\"");
  }

  private static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
  }
}
