package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.FILE_NOT_FOUND;
import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;
import static dev.slipway.diagnostic.ProblemCode.UNSUPPORTED;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Inventory;
import dev.slipway.tree.Node;
import dev.slipway.vault.Vault;
import dev.slipway.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads inventories.
 *
 * <p>A source is a file (INI; YAML or JSON by its ending, or by its first line when it has none; an
 * executable script), a folder of such files and folders, or a list of hosts with a comma in it,
 * such as {@code web1,web2} or {@code web1,}. Later sources win over earlier ones.
 */
public final class InventoryLoader {
  private static final List<String> NO_SOURCES = List.of("group_vars", "host_vars", "vars_plugins");

  /** What the first line of an inventory in YAML is, and none in INI is. */
  private static final Pattern YAML = Pattern.compile("---.*|[^\\[;\\s=]+:(\\s*#.*)?");

  private static final Pattern JSON = Pattern.compile("\\{.*");

  private final InventoryDraft draft = new InventoryDraft();
  private final Set<Path> places = new LinkedHashSet<>();
  private final Vault vault;
  private final Problems problems;

  private InventoryLoader(Vault vault, Problems problems) {
    this.vault = vault;
    this.problems = problems;
  }

  /**
   * The inventory of all sources, with the variables of {@code group_vars} and {@code host_vars}
   * beside the sources and, stronger, beside the playbooks. With errors among the problems it holds
   * what could be read.
   *
   * @param vault opens the files that are encrypted
   */
  public static Inventory load(
      List<String> sources, List<Path> playbookDirectories, Vault vault, Problems problems) {
    return load(new Request(sources, playbookDirectories, _ -> false), vault, problems);
  }

  /**
   * What is to be read.
   *
   * @param playbookDirectories where the playbooks are
   * @param coming tells of a group that no source has whether it may come to be in a run, so that
   *     its variables are wanted
   */
  public record Request(
      List<String> sources, List<Path> playbookDirectories, Predicate<String> coming) {}

  /** As {@link #load(List, List, Vault, Problems)}, with the variables of groups yet to come. */
  public static Inventory load(Request request, Vault vault, Problems problems) {
    InventoryLoader loader = new InventoryLoader(vault, problems);
    request.sources().forEach(loader::readSource);
    loader.places.addAll(
        request.playbookDirectories().stream().map(InventoryLoader::normal).toList());
    return new InventoryAssembly(loader.draft, List.copyOf(loader.places), vault, problems)
        .assemble(request.coming());
  }

  private void readSource(String source) {
    if (source.contains(",")) {
      draft.reading(Optional.empty());
      HostList.read(new SourceFile("-i", source), draft, problems);
      return;
    }
    Path path = normal(Path.of(source));
    if (!Files.exists(path)) {
      SourceFile option = new SourceFile("-i", source);
      problems.error(
          FILE_NOT_FOUND,
          LocatedText.line(option, 1, source).range(),
          "There is no inventory \"" + source + "\".",
          "write the path of a file or folder, or a list of hosts with a comma: " + source + ",");
      return;
    }
    places.add(Files.isDirectory(path) ? path : folderOf(path));
    readPath(path);
  }

  private void readPath(Path path) {
    if (!Files.isDirectory(path)) {
      readFile(path);
      return;
    }
    InventoryFiles.list(path, problems).stream()
        .filter(entry -> !NO_SOURCES.contains(InventoryFiles.nameOf(entry)))
        .forEach(this::readPath);
  }

  private void readFile(Path path) {
    draft.reading(Optional.of(path));
    if (ScriptInventory.isScript(path)) {
      ScriptInventory.read(path, draft, problems);
      return;
    }
    InventoryFiles.read(path, vault, problems).ifPresent(this::readText);
  }

  private void readText(SourceFile file) {
    if (file.name().endsWith(".toml")) {
      problems.error(
          UNSUPPORTED,
          file.beginning(),
          "Inventories in TOML are not supported.",
          "write it as YAML or INI");
    } else if (isYaml(file)) {
      YamlReader.read(file, problems).ifPresent(this::readYaml);
    } else if (begins(file, YAML)) {
      String name = file.name().substring(file.name().lastIndexOf('/') + 1);
      problems.error(
          INVENTORY_SYNTAX,
          file.beginning(),
          "This looks like YAML, and by its name it is an inventory in INI.",
          "rename it to \"" + name.replaceFirst("\\.[^.]*$", "") + ".yml\"");
    } else {
      IniSecrets.in(file).forEach(vault::conceal);
      IniInventory.read(file, draft, problems);
    }
  }

  private void readYaml(Node document) {
    vault.receiveVariables(document, problems);
    YamlInventory.read(document, draft, problems);
  }

  private static boolean isYaml(SourceFile file) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    if (Stream.of(".yml", ".yaml", ".json").anyMatch(name::endsWith)) {
      return true;
    }
    return !name.contains(".") && (begins(file, YAML) || begins(file, JSON));
  }

  private static boolean begins(SourceFile file, Pattern form) {
    return file.text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .filter(line -> form.matcher(line).matches())
        .isPresent();
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }
}
