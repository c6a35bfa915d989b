package dev.slipway.cli;

import dev.slipway.load.playbook.RoleCatalog;
import dev.slipway.module.argument.ArgumentOption;
import dev.slipway.module.argument.EntryPoint;
import dev.slipway.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a role says of itself, as text. */
final class RolePage {
  private final StringBuilder page = new StringBuilder();
  private final Map<String, Node> defaults;

  private RolePage(Map<String, Node> defaults) {
    this.defaults = defaults;
  }

  static String text(RoleCatalog.Description role) {
    RolePage page = new RolePage(role.defaults());
    page.line(0, "role " + role.name() + "  (" + role.folder() + ")");
    role.entryPoints().values().forEach(page::entryPoint);
    page.undescribed(role);
    return page.page.toString();
  }

  private void entryPoint(EntryPoint entry) {
    line(0, "");
    String summary = entry.summary().isEmpty() ? "" : "  " + entry.summary();
    line(0, (entry.name().equals("main") ? "main" : "tasks_from: " + entry.name()) + summary);
    entry.description().forEach(paragraph -> line(1, paragraph));
    entry.arguments().options().forEach(option -> option(option, 1));
  }

  private void option(ArgumentOption option, int depth) {
    line(depth, option.name() + "  (" + form(option, depth == 1) + ")");
    option.description().forEach(paragraph -> line(depth + 2, paragraph));
    option.options().forEach(inner -> option(inner, depth + 1));
  }

  private String form(ArgumentOption option, boolean outermost) {
    List<String> parts = new ArrayList<>();
    parts.add(option.typeText());
    if (option.required()) {
      parts.add("required");
    }
    if (!option.choices().isEmpty()) {
      List<String> choices = option.choices().stream().map(String::valueOf).toList();
      parts.add("one of " + String.join(", ", choices));
    }
    Optional<String> written =
        Optional.ofNullable(outermost ? defaults.get(option.name()) : null)
            .map(node -> ProblemData.text(PlainTree.of(node)));
    written
        .or(() -> option.fallback().map(ProblemData::text))
        .ifPresent(value -> parts.add("default " + (option.secret() ? "********" : value)));
    if (option.secret()) {
      parts.add("masked");
    }
    return String.join("; ", parts);
  }

  /** Variables with a default are meant to be set, too. */
  private void undescribed(RoleCatalog.Description role) {
    List<Map.Entry<String, Node>> others =
        role.defaults().entrySet().stream()
            .filter(
                given ->
                    role.entryPoints().values().stream()
                        .noneMatch(entry -> entry.arguments().option(given.getKey()).isPresent()))
            .toList();
    if (!others.isEmpty()) {
      line(0, "");
      line(0, role.entryPoints().isEmpty() ? "Defaults" : "Further defaults");
      others.forEach(
          given ->
              line(1, given.getKey() + ": " + ProblemData.text(PlainTree.of(given.getValue()))));
    }
  }

  private void line(int depth, String text) {
    text.lines().forEach(one -> page.append("  ".repeat(depth)).append(one).append('\n'));
    if (text.isEmpty()) {
      page.append('\n');
    }
  }
}
