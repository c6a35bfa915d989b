package dev.slipway.load.playbook;

import dev.slipway.model.Role;
import dev.slipway.tree.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds files of tasks: beside the file that names them, in the role, beside the playbook. */
final class TaskFiles {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");

  private final Loading loading;

  TaskFiles(Loading loading) {
    this.loading = loading;
  }

  /**
   * A file that a name can mean.
   *
   * @param name as the evaluated name has to be
   */
  record Candidate(String name, Path path) {}

  /** The file of a name without expressions; a problem when there is none. */
  Optional<Path> find(Scalar name, TaskFile from) {
    List<Path> places = folders(from).stream().map(folder -> folder.resolve(name.text())).toList();
    return loading.firstFile(places, name.text(), name.range());
  }

  /**
   * Every file of tasks that a name with expressions can mean, in the first folder that has any; a
   * problem when there is none.
   */
  List<Candidate> candidates(Scalar name, TaskFile from) {
    return candidates(name, folders(from));
  }

  /** The same for files of variables, which are in {@code vars}, too. */
  List<Candidate> variables(Scalar name, TaskFile from) {
    List<Path> folders = new ArrayList<>();
    from.role().map(role -> role.directory().resolve("vars")).ifPresent(folders::add);
    folders.add(loading.directory().resolve("vars"));
    folders.addAll(folders(from));
    return candidates(name, folders);
  }

  private List<Candidate> candidates(Scalar name, List<Path> folders) {
    if (name.isLiteral()) {
      List<Path> places = folders.stream().map(folder -> folder.resolve(name.text())).toList();
      return loading.firstFile(places, name.text(), name.range()).stream()
          .map(path -> new Candidate(name.text(), path))
          .toList();
    }
    Optional<List<Candidate>> found =
        folders.stream()
            .map(folder -> matching(folder, name))
            .filter(candidates -> !candidates.isEmpty())
            .findFirst();
    if (found.isEmpty()) {
      List<Path> places =
          folders.stream().map(folder -> folder.resolve(withStars(name.text()))).toList();
      loading.firstFile(places, name.text(), name.range());
    }
    return found.orElse(List.of());
  }

  private static String withStars(String name) {
    return EXPRESSION.matcher(name).replaceAll("*");
  }

  /** An expression stands for any text without a slash, everything else for itself. */
  private static Predicate<String> meant(String name) {
    String literal = "\\Q" + name.replace("\\E", "\\E\\\\E\\Q") + "\\E";
    String pattern = EXPRESSION.matcher(literal).replaceAll("\\\\E[^/]*\\\\Q");
    return Pattern.compile(pattern).asMatchPredicate();
  }

  private List<Candidate> matching(Path folder, Scalar name) {
    Predicate<String> meant = meant(name.text());
    int depth = Path.of(withStars(name.text())).getNameCount();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return loading.filesBelow(folder, depth, name.range()).stream()
        .map(folder::relativize)
        .filter(path -> meant.test(path.toString()))
        .map(path -> new Candidate(path.toString(), folder.resolve(path).normalize()))
        .toList();
  }

  private List<Path> folders(TaskFile from) {
    List<Path> folders = new ArrayList<>();
    Optional.ofNullable(from.path().getParent()).ifPresent(folders::add);
    from.role()
        .map(Role::directory)
        .map(role -> role.resolve(from.isHandlers() ? "handlers" : "tasks"))
        .ifPresent(folders::add);
    folders.add(loading.directory());
    return folders.stream().map(Path::normalize).distinct().toList();
  }
}
