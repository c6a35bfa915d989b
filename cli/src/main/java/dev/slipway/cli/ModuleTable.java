package dev.slipway.cli;

import dev.slipway.module.ModuleSpec;
import dev.slipway.modules.TestDepth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page that lists all modules, with what is known of each. */
final class ModuleTable {
  private static final String HEAD =
      """
      # Modules

      | Module | Does | Parameters | Dry run | Shown as | Hosts | Scenarios | Cases |
      |---|---|---|---|---|---|---|---|
      """;
  private static final String FOOT =
      """

      Dry run: `exact` shows what a run does; `partial` a part of it, see the page; `none` that something runs, not what it does.

      Hosts: the family that a module is for. Scenarios: how many tasks are tried on which real hosts, each planned, run, run again and broken off midway; Debian hosts with dnf and rpm stand in for the RHEL family. Cases: how many are tried on answers of a host alone.

      Written by `slipway doc --markdown docs/modules`.
      """;

  private ModuleTable() {}

  static String text(List<ModuleSpec> specs) {
    Map<String, TestDepth> depths = TestDepth.all();
    return specs.stream()
        .map(spec -> row(spec, depths.get(spec.name())))
        .collect(Collectors.joining("", HEAD, FOOT));
  }

  private static String row(ModuleSpec spec, @Nullable TestDepth depth) {
    String names =
        spec.parameters().stream()
            .map(parameter -> parameter.name())
            .collect(Collectors.joining(", "));
    return "| [%s](%s.md) | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            spec.name(),
            spec.name(),
            ModulePage.cell(spec.summary()),
            names,
            spec.preview().name().toLowerCase(Locale.ROOT),
            depth == null ? "" : depth.diffs(),
            spec.family().label(),
            depth == null ? "" : depth.text(),
            depth == null ? "" : depth.cases());
  }
}
