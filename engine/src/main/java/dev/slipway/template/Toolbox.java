package dev.slipway.template;

import dev.slipway.template.tool.Base64Tool;
import dev.slipway.template.tool.DateTool;
import dev.slipway.template.tool.HashTool;
import dev.slipway.template.tool.JsonTool;
import dev.slipway.template.tool.ListTool;
import dev.slipway.template.tool.LookupTool;
import dev.slipway.template.tool.MapTool;
import dev.slipway.template.tool.MathTool;
import dev.slipway.template.tool.NetTool;
import dev.slipway.template.tool.PathTool;
import dev.slipway.template.tool.RandomTool;
import dev.slipway.template.tool.RegexTool;
import dev.slipway.template.tool.Search;
import dev.slipway.template.tool.Surroundings;
import dev.slipway.template.tool.TextTool;
import dev.slipway.template.tool.TomlTool;
import dev.slipway.template.tool.Tool;
import dev.slipway.template.tool.ToolDoc;
import dev.slipway.template.tool.VersionTool;
import dev.slipway.template.tool.YamlTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tools by name; each is made when it is first used. */
final class Toolbox {
  private static final String LOOKUP = "lookup";
  private static final String OMIT = "omit";

  private final Map<String, Supplier<Tool>> makers = new LinkedHashMap<>();
  private final Map<String, Tool> made = new ConcurrentHashMap<>();
  private final Surroundings surroundings;
  private final Renderer renderer;
  private final Set<String> names;

  Toolbox(Surroundings surroundings, Renderer renderer) {
    this.surroundings = surroundings;
    this.renderer = renderer;
    makers.put("base64", Base64Tool::new);
    makers.put("date", () -> new DateTool(surroundings.began()));
    makers.put("hash", HashTool::new);
    makers.put("json", JsonTool::new);
    makers.put("list", ListTool::new);
    makers.put("map", MapTool::new);
    makers.put("math", MathTool::new);
    makers.put("net", NetTool::new);
    makers.put("path", PathTool::new);
    makers.put("random", RandomTool::new);
    makers.put("regex", RegexTool::new);
    makers.put("text", TextTool::new);
    makers.put("toml", TomlTool::new);
    makers.put("version", VersionTool::new);
    makers.put("yaml", YamlTool::new);
    Set<String> all = new TreeSet<>(makers.keySet());
    all.addAll(List.of(LOOKUP, OMIT));
    names = java.util.Collections.unmodifiableSet(all);
  }

  Set<String> names() {
    return names;
  }

  @Nullable Object get(String name, Scope scope) {
    return switch (name) {
      case OMIT -> Omit.INSTANCE;
      case LOOKUP -> lookup(scope);
      default -> {
        Supplier<Tool> maker = makers.get(name);
        yield maker == null ? null : made.computeIfAbsent(name, _ -> maker.get());
      }
    };
  }

  /** What there is to know about each tool, by name. */
  List<ToolDoc> docs(Scope scope) {
    List<ToolDoc> docs = new ArrayList<>();
    for (String name : names) {
      if (get(name, scope) instanceof Tool tool) {
        docs.add(ToolDoc.of(tool.getClass()));
      }
    }
    docs.add(
        new ToolDoc(
            OMIT,
            "An argument that has it as its value counts as not given: ${mode|$omit}.",
            List.of()));
    docs.sort(Comparator.comparing(ToolDoc::name));
    return docs;
  }

  private LookupTool lookup(Scope scope) {
    return new LookupTool(
        surroundings,
        new Search(directories(scope, "files")),
        new Search(directories(scope, "templates")),
        new LookedUp(renderer, scope));
  }

  /** As modules search: the role, then the playbook, each with the folder of the kind first. */
  private static List<Path> directories(Scope scope, String kind) {
    List<Path> directories = new ArrayList<>();
    for (String variable : List.of("role_path", "playbook_dir")) {
      if (scope.get(variable) instanceof String path) {
        directories.add(Path.of(path, kind));
        directories.add(Path.of(path));
      }
    }
    return directories.isEmpty() ? List.of(Path.of("")) : directories;
  }
}
