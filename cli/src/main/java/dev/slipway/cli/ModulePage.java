package dev.slipway.cli;

import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of a module, as text and as Markdown. */
final class ModulePage {
  private ModulePage() {}

  static String text(ModuleSpec spec) {
    StringBuilder page = new StringBuilder();
    page.append(title(spec)).append('\n').append("  ").append(spec.summary()).append('\n');
    spec.description().forEach(part -> page.append("  ").append(part).append('\n'));
    page.append("  ").append(preview(spec)).append("\n\nParameters\n");
    for (Parameter parameter : spec.parameters()) {
      page.append("  ")
          .append(parameter.name())
          .append("  (")
          .append(form(parameter))
          .append(")\n");
      page.append("      ").append(parameter.description()).append('\n');
    }
    if (!spec.returned().isEmpty()) {
      page.append("\nRegistered\n");
      spec.returned()
          .forEach(
              value ->
                  page.append("  ")
                      .append(value.name())
                      .append("  ")
                      .append(value.description())
                      .append('\n'));
    }
    if (!spec.untaken().isEmpty()) {
      page.append("\nParameters of Ansible that it has not\n");
      spec.untaken()
          .forEach(
              one ->
                  page.append("  ")
                      .append(String.join(", ", one.names()))
                      .append("\n      ")
                      .append(one.instead())
                      .append('\n'));
    }
    page.append("\nExamples\n");
    for (ModuleSpec.Example example : spec.examples()) {
      page.append("  # ").append(example.title()).append('\n');
      page.append(example.yaml().stripTrailing().indent(2)).append('\n');
    }
    return page.toString();
  }

  static String markdown(ModuleSpec spec) {
    StringBuilder page = new StringBuilder("# " + spec.name() + "\n\n" + spec.summary() + "\n");
    if (!spec.aliases().isEmpty()) {
      page.append("\nAlso called ").append(String.join(", ", spec.aliases())).append(".\n");
    }
    spec.description().forEach(part -> page.append('\n').append(part).append('\n'));
    page.append('\n').append(preview(spec)).append("\n\n## Parameters\n\n");
    page.append("| Name | Takes | Meaning |\n|---|---|---|\n");
    for (Parameter parameter : spec.parameters()) {
      page.append("| ").append(parameter.name()).append(" | ").append(cell(form(parameter)));
      page.append(" | ").append(cell(parameter.description())).append(" |\n");
    }
    if (!spec.returned().isEmpty()) {
      page.append("\n## Registered\n\n| Name | Meaning |\n|---|---|\n");
      spec.returned()
          .forEach(
              value ->
                  page.append("| ")
                      .append(value.name())
                      .append(" | ")
                      .append(cell(value.description()))
                      .append(" |\n"));
    }
    if (!spec.untaken().isEmpty()) {
      page.append("\n## Parameters of Ansible that it has not\n\n| Name | Instead |\n|---|---|\n");
      spec.untaken()
          .forEach(
              one ->
                  page.append("| ")
                      .append(String.join(", ", one.names()))
                      .append(" | ")
                      .append(cell(one.instead()))
                      .append(" |\n"));
    }
    page.append("\n## Examples\n");
    for (ModuleSpec.Example example : spec.examples()) {
      page.append('\n').append(example.title()).append("\n\n```yaml\n");
      page.append(example.yaml().stripTrailing()).append("\n```\n");
    }
    return page.toString();
  }

  /** Text fit for a table. */
  static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static String title(ModuleSpec spec) {
    return spec.aliases().isEmpty()
        ? spec.name()
        : spec.name() + " (also " + String.join(", ", spec.aliases()) + ")";
  }

  private static String preview(ModuleSpec spec) {
    return switch (spec.preview()) {
      case EXACT -> "A dry run shows exactly what a run does.";
      case PARTIAL -> "A dry run shows a part of what a run does.";
      case NONE -> "A dry run shows that it runs, not what it does.";
    };
  }

  private static String form(Parameter parameter) {
    List<String> parts = new ArrayList<>();
    parts.add(parameter.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (parameter.required()) {
      parts.add("required");
    }
    if (!parameter.choices().isEmpty()) {
      parts.add("one of " + String.join(", ", parameter.choices()));
    }
    parameter
        .fallback()
        .ifPresent(value -> parts.add("default " + (value.isEmpty() ? "\"\"" : value)));
    if (!parameter.aliases().isEmpty()) {
      parts.add("also " + String.join(", ", parameter.aliases()));
    }
    if (parameter.sensitive()) {
      parts.add("masked");
    }
    return String.join("; ", parts);
  }
}
