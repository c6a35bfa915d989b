package dev.slipway.load.playbook;

import dev.slipway.model.Role;
import dev.slipway.tree.Scalar;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Every file that a name with expressions can mean; a problem when there is none. */
  List<Candidate> candidates(Scalar name, TaskFile from) {
    if (name.isLiteral()) {
      return find(name, from).map(path -> new Candidate(name.text(), path)).stream().toList();
    }
    Map<String, Candidate> found = new LinkedHashMap<>();
    for (Path folder : folders(from)) {
      matching(folder, name.text()).forEach(one -> found.putIfAbsent(one.name(), one));
    }
    if (found.isEmpty()) {
      List<Path> places =
          folders(from).stream().map(folder -> folder.resolve(pattern(name.text()))).toList();
      loading.firstFile(places, name.text(), name.range());
    }
    return List.copyOf(found.values());
  }

  private static String pattern(String name) {
    return EXPRESSION.matcher(name).replaceAll("*");
  }

  private static List<Candidate> matching(Path folder, String name) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern(name));
    int depth = Path.of(pattern(name)).getNameCount();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(matcher::matches)
          .sorted()
          .map(path -> new Candidate(path.toString(), folder.resolve(path).normalize()))
          .toList();
    } catch (IOException _) {
      // A folder that cannot be listed offers nothing.
      return List.of();
    }
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
