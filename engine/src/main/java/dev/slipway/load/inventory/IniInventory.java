package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;
import static dev.slipway.diagnostic.ProblemCode.SUSPICIOUS;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the INI form: sections {@code [group]} with one host a line, {@code [group:children]} with
 * one group a line, {@code [group:vars]} with one {@code name=value} a line.
 */
final class IniInventory {
  private static final Pattern HEADER =
      Pattern.compile("\\[(?<group>[^:\\]\\s]+)(?::(?<kind>[^\\]\\s]*))?]\\s*(?:[#;].*)?");
  private static final Pattern CHILD = Pattern.compile("(?<group>[^:\\]\\s]+)\\s*(?:#.*)?");
  private static final List<String> KINDS = List.of("hosts", "children", "vars");

  private final SourceFile file;
  private final InventoryDraft draft;
  private final Problems problems;

  /** What the lines of the section being read are; none after a header that cannot be read. */
  private Optional<Section> section;

  private IniInventory(SourceFile file, InventoryDraft draft, Problems problems) {
    this.file = file;
    this.draft = draft;
    this.problems = problems;
    this.section = Optional.of(new Hosts(draft.declare(InventoryDraft.UNGROUPED)));
  }

  static void read(SourceFile file, InventoryDraft draft, Problems problems) {
    new IniInventory(file, draft, problems).readAll();
  }

  private sealed interface Section {}

  private record Hosts(GroupDraft group) implements Section {}

  private record Children(GroupDraft group) implements Section {}

  private record Variables(GroupDraft group, InlineVariables values) implements Section {}

  private void readAll() {
    List<String> lines = file.text().lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      LocatedText line = LocatedText.line(file, number, lines.get(number - 1)).strip();
      boolean comment = line.isEmpty() || "#;".indexOf(line.text().charAt(0)) >= 0;
      if (!comment) {
        read(line);
      }
    }
    endSection();
  }

  private void read(LocatedText line) {
    if (isHeader(line)) {
      endSection();
      section = header(line);
      return;
    }
    switch (section.orElse(null)) {
      case null -> {}
      case Hosts(GroupDraft group) -> readHost(line, group);
      case Children(GroupDraft group) -> readChild(line, group);
      case Variables(GroupDraft _, InlineVariables values) -> readVariable(line, values);
    }
  }

  /**
   * A line that starts with a bracket is a header, unless it is a host such as {@code [a:c].net}.
   */
  private boolean isHeader(LocatedText line) {
    boolean bracket = line.text().startsWith("[");
    boolean host =
        section.orElse(null) instanceof Hosts
            && line.text().matches("\\[[0-9a-zA-Z]*:[0-9a-zA-Z:.]*](?:[^\\s\\]].*|\\s+\\S+=.*)");
    return bracket && !host;
  }

  private Optional<Section> header(LocatedText line) {
    Matcher header = HEADER.matcher(line.text());
    if (!header.matches()) {
      refuse(
          line,
          "This is not the header of a section.",
          "write [group], [group:children] or [group:vars]; a name has no spaces");
      return Optional.empty();
    }
    String name = header.group("group");
    String kind = Optional.ofNullable(header.group("kind")).orElse("hosts");
    return switch (kind) {
      case "hosts" -> Optional.of(new Hosts(draft.declare(name)));
      case "children" -> Optional.of(new Children(draft.declare(name)));
      case "vars" -> {
        GroupDraft group =
            draft.mention(name, line.range(header.start("group"), header.end("group")));
        yield Optional.of(new Variables(group, new InlineVariables(problems)));
      }
      default -> {
        refuse(
            line.part(header.start("kind"), header.end("kind")),
            "A section cannot hold \"" + kind + "\".",
            Suggestion.didYouMean(
                kind, KINDS, "write [" + name + ":children] or [" + name + ":vars]"));
        yield Optional.empty();
      }
    };
  }

  private void endSection() {
    if (section.orElse(null) instanceof Variables(GroupDraft group, InlineVariables values)) {
      values.addTo(group, "group " + group.name + " in " + file.name());
    }
  }

  private void readHost(LocatedText line, GroupDraft group) {
    List<LocatedText> words = Words.split(line, problems);
    if (words.isEmpty()) {
      return;
    }
    LocatedText pattern = words.getFirst();
    InlineVariables variables = new InlineVariables(problems);
    boolean readable = true;
    for (int i = 1; readable && i < words.size(); i++) {
      readable = readHostVariable(words.get(i), variables);
    }
    draft.addHosts(group, pattern, variables, problems);
  }

  private boolean readHostVariable(LocatedText word, InlineVariables variables) {
    int equals = word.text().indexOf('=');
    if (equals < 1) {
      refuse(
          word,
          "\"" + word + "\" behind a host is not name=value.",
          "write name=value without spaces around the =, and quotes around a value with spaces;"
              + " each host has a line of its own");
      return false;
    }
    LocatedText name = word.part(0, equals);
    variables.put(name.text(), name.range(), PythonLiteral.parse(word.from(equals + 1)));
    return true;
  }

  private void readChild(LocatedText line, GroupDraft group) {
    Matcher child = CHILD.matcher(line.text());
    if (!child.matches()) {
      refuse(line, "\"" + line + "\" is not the name of a group.", "write one group a line");
      return;
    }
    LocatedText name = line.part(child.start("group"), child.end("group"));
    draft.mention(name.text(), name.range());
    group.children.putIfAbsent(name.text(), name.range());
  }

  private void readVariable(LocatedText line, InlineVariables variables) {
    int equals = line.text().indexOf('=');
    LocatedText name = line.part(0, Math.max(0, equals)).strip();
    if (name.isEmpty()) {
      refuse(line, "\"" + line + "\" is not name=value.", "write one name=value a line");
      return;
    }
    LocatedText value = line.from(equals + 1).strip();
    Node typed = PythonLiteral.parse(value);
    warnOfComment(value, typed);
    variables.put(name.text(), name.range(), typed);
  }

  private void warnOfComment(LocatedText value, Node typed) {
    int comment = value.text().indexOf(" #");
    if (comment >= 0 && typed instanceof Scalar scalar && scalar.text().equals(value.text())) {
      problems.warning(
          SUSPICIOUS,
          value.range(comment + 1, value.text().length()),
          "In a section of variables the value goes to the end of the line, so this is part of it.",
          "put the comment on a line of its own, or quotes around the value");
    }
  }

  private void refuse(LocatedText part, String message, String fix) {
    problems.error(INVENTORY_SYNTAX, part.range(), message, fix);
  }
}
