package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.List;

/** Removes what is at a path, wherever its parts stand. */
final class TomlRemoval {
  private final TomlDocument document;
  private final TomlPath path;
  private final TomlLayout layout;

  private TomlRemoval(TomlDocument document, TomlPath path) {
    this.document = document;
    this.path = path;
    this.layout = new TomlLayout(document);
  }

  static TomlDocument of(TomlDocument document, TomlPath path) {
    return new TomlRemoval(document, path).removed();
  }

  private TomlDocument removed() {
    List<TomlSplice> splices = new ArrayList<>();
    for (TomlSection section : document.sections()) {
      if (section.path().size() > 0 && section.path().isIn(path)) {
        splices.add(section(layout.indexOf(section)));
      } else {
        section.entries().stream()
            .filter(entry -> entry.path().isIn(path))
            .map(entry -> TomlSplice.delete(entry.start(), entry.end()))
            .forEach(splices::add);
      }
    }
    return splices.isEmpty() ? fromInline() : tidy(TomlSplice.all(document, splices), splices);
  }

  /** What stood between tables has no place behind the last one. */
  private TomlDocument tidy(TomlDocument edited, List<TomlSplice> splices) {
    int length = document.text().length();
    if (splices.stream().noneMatch(splice -> splice.end() == length)) {
      return edited;
    }
    int end = new TomlLayout(edited).withoutBlankLines(edited.text().length(), 0);
    return TomlDocument.parse(edited.text().substring(0, end));
  }

  private TomlSplice section(int index) {
    int end = layout.endOfSection(index);
    int start = layout.startOf(index);
    boolean last = end == document.text().length();
    return TomlSplice.delete(last ? layout.withoutBlankLines(start, 0) : start, end);
  }

  /** A member of a table between braces, or an item of an array, goes with its comma. */
  private TomlDocument fromInline() {
    for (int size = path.size() - 1; size > 0; size--) {
      TomlNode outer = layout.node(path.first(size)).orElse(null);
      TomlPath rest = path.after(path.first(size));
      if (outer instanceof TomlNode.Inline inline) {
        return members(inline, rest);
      }
      if (outer instanceof TomlNode.Items array && rest.size() == 1) {
        List<Object> items =
            new ArrayList<>((List<?>) document.find(path.first(size)).orElseThrow());
        items.remove(Integer.parseInt(rest.last()));
        return TomlItems.of(document, array, items);
      }
    }
    throw new TomlException("\"%s\" cannot be removed from where it stands.".formatted(path));
  }

  private TomlDocument members(TomlNode.Inline inline, TomlPath keys) {
    List<TomlNode.Member> kept =
        inline.members().stream()
            .filter(member -> !new TomlPath(member.keys()).isIn(keys))
            .toList();
    StringBuilder text = new StringBuilder();
    for (TomlNode.Member member : kept) {
      text.append(text.isEmpty() ? " " : ", ")
          .append(document.text(), member.start(), member.value().end());
    }
    String braces = kept.isEmpty() ? "{}" : "{" + text + " }";
    return new TomlSplice(inline.start(), inline.end(), braces).of(document);
  }
}
