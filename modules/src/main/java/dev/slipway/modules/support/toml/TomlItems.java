package dev.slipway.modules.support.toml;

import java.util.ArrayList;
import java.util.List;

/** Alters an array: the items that stay keep how they are written, with the comments at them. */
final class TomlItems {
  private final TomlDocument document;
  private final TomlNode.Items array;
  private final List<?> wanted;
  private final List<TomlSplice> splices = new ArrayList<>();

  private TomlItems(TomlDocument document, TomlNode.Items array, List<?> wanted) {
    this.document = document;
    this.array = array;
    this.wanted = wanted;
  }

  static TomlDocument of(TomlDocument document, TomlNode.Items array, List<?> wanted) {
    return new TomlItems(document, array, wanted).altered();
  }

  private TomlDocument altered() {
    List<TomlNode> items = array.items();
    if (items.isEmpty() || wanted.isEmpty()) {
      return new TomlSplice(array.start(), array.end(), TomlWriter.value(wanted)).of(document);
    }
    int head = 0;
    int least = Math.min(items.size(), wanted.size());
    while (head < least && same(items.get(head), wanted.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && same(items.get(items.size() - 1 - tail), wanted.get(wanted.size() - 1 - tail))) {
      tail++;
    }
    replace(head, items.size() - tail, wanted.size() - tail);
    return TomlSplice.all(document, splices);
  }

  private boolean same(TomlNode item, Object value) {
    String alone = "x = " + written(item);
    return TomlDocument.parse(alone).values().containsValue(value);
  }

  private String written(TomlNode item) {
    return document.text().substring(item.start(), item.end());
  }

  /** The items from {@code from} to before {@code to} become those wanted, to {@code wantedTo}. */
  private void replace(int from, int to, int wantedTo) {
    List<TomlNode> items = array.items();
    int both = Math.min(to, wantedTo);
    for (int index = from; index < both; index++) {
      TomlNode item = items.get(index);
      String value = TomlWriter.valueLike(wanted.get(index), written(item));
      splices.add(new TomlSplice(item.start(), item.end(), value));
    }
    if (to > both) {
      remove(both, to);
    } else if (wantedTo > both) {
      add(both, wanted.subList(both, wantedTo));
    }
  }

  private void remove(int from, int to) {
    List<TomlNode> items = array.items();
    splices.add(
        to < items.size()
            ? TomlSplice.delete(items.get(from).start(), items.get(to).start())
            : TomlSplice.delete(items.get(from - 1).end(), items.get(to - 1).end()));
  }

  private void add(int before, List<?> values) {
    TomlNode first = array.items().getFirst();
    int line = document.text().lastIndexOf('\n', first.start()) + 1;
    String between = line > array.start() ? between(line, first.start()) : ", ";
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      String written = TomlWriter.valueLike(value, written(first));
      text.append(before == 0 ? written + between : between + written);
    }
    int at = before == 0 ? first.start() : array.items().get(before - 1).end();
    splices.add(TomlSplice.insert(at, text.toString()));
  }

  private String between(int line, int item) {
    return "," + new TomlLayout(document).lineEnd() + document.text().substring(line, item);
  }
}
