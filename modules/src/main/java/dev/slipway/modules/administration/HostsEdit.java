package dev.slipway.modules.administration;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Entries of a hosts file, between two marker lines.
 *
 * @param present whether the entries are to be there; if not, and there are none, the block goes
 * @param exclusive whether the block holds no others
 */
record HostsEdit(
    boolean present, List<HostsLine> entries, String begin, String end, boolean exclusive)
    implements TextEdit {
  private static final String STAND_IN = "127.0.1.1";

  @Override
  public boolean needsFile() {
    return present;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    if (text.isEmpty() && !present) {
      return Edited.unchanged(text);
    }
    List<String> lines = new ArrayList<>(text.orElse("").lines().toList());
    int first = lines.indexOf(argument.apply(begin));
    int last = first < 0 ? -1 : first + lines.subList(first, lines.size()).indexOf(end(argument));
    if (first >= 0 && last < first) {
      throw new IllegalArgumentException(
          "the line \"%s\" has no \"%s\" behind it. Repair the file by hand."
              .formatted(begin, end));
    }
    List<String> before = first < 0 ? lines : lines.subList(0, first);
    List<String> inside = first < 0 ? List.of() : lines.subList(first + 1, last);
    List<String> after = first < 0 ? List.of() : lines.subList(last + 1, lines.size());
    List<String> result = new ArrayList<>(outside(before));
    List<String> block = block(inside);
    if (!block.isEmpty()) {
      result.add(argument.apply(begin));
      result.addAll(block);
      result.add(end(argument));
    }
    result.addAll(outside(after));
    if (result.equals(lines)) {
      return Edited.unchanged(text);
    }
    String joined = result.isEmpty() ? "" : String.join("\n", result) + "\n";
    return new Edited(Optional.of(joined), present ? "entries set" : "entries removed");
  }

  private String end(UnaryOperator<String> argument) {
    return argument.apply(end);
  }

  /** What other hands wrote, without what the block says from now on. */
  private List<String> outside(List<String> lines) {
    return present
        ? lines.stream()
            .flatMap(line -> withoutStandIn(line).stream())
            .filter(line -> !isAdopted(line))
            .toList()
        : lines;
  }

  /**
   * Debian's installer gives the name of a host without a fixed address to 127.0.1.1 (Debian
   * Reference, 5.1.1). Such a name goes when an entry has an address for it; the line, when it has
   * no other name.
   */
  private Optional<String> withoutStandIn(String text) {
    Optional<HostsLine> parsed =
        HostsLine.parse(text)
            .filter(line -> line.address().equals(STAND_IN))
            .filter(_ -> entries.stream().noneMatch(entry -> entry.address().equals(STAND_IN)));
    if (parsed.isEmpty()) {
      return Optional.of(text);
    }
    HostsLine line = parsed.get();
    List<String> named =
        entries.stream()
            .filter(line::isOfOneKindWith)
            .flatMap(entry -> entry.names().stream())
            .toList();
    HostsLine left = line.without(named);
    if (left.equals(line)) {
      return Optional.of(text);
    }
    return Optional.of(left).filter(it -> !it.names().isEmpty()).map(HostsLine::text);
  }

  /** Whether an entry says all that the line says; fails where they contradict each other. */
  private boolean isAdopted(String text) {
    Optional<HostsLine> parsed = HostsLine.parse(text);
    if (parsed.isEmpty()) {
      return false;
    }
    HostsLine line = parsed.get();
    for (HostsLine entry : entries) {
      boolean other = !entry.address().equals(line.address()) && entry.isOfOneKindWith(line);
      Optional<String> name =
          other
              ? entry.names().stream().filter(line.names()::contains).findFirst()
              : Optional.empty();
      if (name.isPresent()) {
        throw new IllegalArgumentException(
            "\"%s\" is %s there, and would be %s as well. Remove that line first, with lineinfile."
                .formatted(name.get(), line.address(), entry.address()));
      }
    }
    return line.comment().isEmpty()
        && entries.stream()
            .anyMatch(
                entry ->
                    entry.address().equals(line.address())
                        && entry.names().containsAll(line.names()));
  }

  private List<String> block(List<String> inside) {
    List<String> block = new ArrayList<>();
    List<HostsLine> missing = new ArrayList<>(entries);
    for (String text : inside) {
      Optional<HostsLine> parsed = HostsLine.parse(text);
      if (parsed.isEmpty()) {
        if (!exclusive && (present || !entries.isEmpty())) {
          block.add(text);
        }
        continue;
      }
      HostsLine line = parsed.get();
      Optional<HostsLine> entry =
          missing.stream().filter(e -> e.address().equals(line.address())).findFirst();
      entry.ifPresent(missing::remove);
      HostsLine kept = present ? altered(line, entry) : reduced(line);
      if (kept.equals(line)) {
        block.add(text);
      } else if (!kept.names().isEmpty()) {
        block.add(kept.text());
      }
    }
    if (present) {
      missing.forEach(entry -> block.add(entry.text()));
    }
    return block;
  }

  /** A line of the block; a name that has another address from now on leaves it. */
  private HostsLine altered(HostsLine line, Optional<HostsLine> entry) {
    if (entry.isPresent()) {
      return exclusive
          ? new HostsLine(line.address(), entry.get().names(), line.comment())
          : line.with(entry.get().names());
    }
    List<String> moved =
        entries.stream()
            .filter(line::isOfOneKindWith)
            .flatMap(other -> other.names().stream())
            .toList();
    return exclusive ? line.without(line.names()) : line.without(moved);
  }

  private HostsLine reduced(HostsLine line) {
    return entries.isEmpty()
        ? line.without(line.names())
        : entries.stream()
            .filter(entry -> entry.address().equals(line.address()))
            .findFirst()
            .map(entry -> line.without(entry.names()))
            .orElse(line);
  }
}
