package dev.slipway.cli;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.host.fact.FactsProbe;
import dev.slipway.load.playbook.RoleCatalog;
import dev.slipway.model.Keyword;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.template.Renderer;
import dev.slipway.template.tool.ToolDoc;
import dev.slipway.tree.Scalar;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Prints what there is to know about the parts of the language. */
final class Documentation {
  private static final String ROLE = "role/";

  private final Surroundings surroundings;
  private final PrintStream out;
  private final ModuleRegistry modules = BuiltInModules.registry();

  Documentation(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.out = surroundings.out();
  }

  private List<ModuleSpec> specs() {
    return modules.all().stream().<ModuleSpec>map(TaskModule::spec).toList();
  }

  void list() {
    int widest = specs().stream().mapToInt(spec -> spec.name().length()).max().orElse(0);
    for (ModuleSpec spec : specs()) {
      out.println(spec.name() + " ".repeat(widest - spec.name().length() + 2) + spec.summary());
    }
  }

  /** A module, or a role behind {@code role/}. */
  void named(String name) {
    if (name.startsWith(ROLE)) {
      role(name.substring(ROLE.length()));
    } else {
      module(name);
    }
  }

  private void role(String name) {
    Problems problems = new Problems();
    SourceFile asked = new SourceFile("slipway doc", ROLE + name);
    Scalar written = Scalar.text(asked.range(asked.position(0), asked.position(0)), name);
    Optional<RoleCatalog.Description> role = catalog(problems).find(written);
    problems.stopOnErrors();
    role.map(RolePage::text).ifPresent(out::print);
  }

  void roles() {
    Problems problems = new Problems();
    catalog(problems).names().forEach(name -> out.println(ROLE + name));
    problems.stopOnErrors();
  }

  private RoleCatalog catalog(Problems problems) {
    return new EngineSetup(surroundings).roleCatalog(new ProjectOptions(), problems);
  }

  private void module(String name) {
    ModuleSpec spec =
        modules
            .find(name)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "There is no module \"" + name + "\".",
                        Suggestion.didYouMean(
                            name, modules.names(), "slipway doc lists all modules.")))
            .spec();
    out.print(ModulePage.text(spec));
  }

  /** Writes a page for each module and one that lists them. */
  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      for (ModuleSpec spec : specs()) {
        Files.writeString(folder.resolve(spec.name() + ".md"), ModulePage.markdown(spec));
      }
      Files.writeString(folder.resolve("README.md"), ModuleTable.text(specs()));
      out.println(specs().size() + " modules written to " + folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void tools() {
    for (ToolDoc tool : new Renderer().toolDocs()) {
      out.println("$" + tool.name() + "  " + tool.summary());
      for (ToolDoc.Call call : tool.calls()) {
        out.println("  $" + tool.name() + "." + call.call());
        out.println("      " + call.summary());
        if (!call.example().isEmpty()) {
          out.println("      " + call.example() + "  ->  " + call.gives());
        }
      }
      out.println();
    }
  }

  void facts() {
    new TreeSet<>(FactsProbe.known()).forEach(name -> out.println("facts." + name));
  }

  void keywords() {
    for (Keyword keyword : Keyword.values()) {
      List<String> places =
          Arrays.stream(Keyword.Scope.values())
              .filter(keyword::isAllowedOn)
              .map(scope -> scope.name().toLowerCase(Locale.ROOT))
              .toList();
      String type = keyword.type().name().toLowerCase(Locale.ROOT);
      out.println(keyword.label() + "  (" + type + ")  on: " + String.join(", ", places));
    }
  }
}
