package dev.slipway.modules.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a hosts file that names an address.
 *
 * @param comment what stands behind it, from {@code #} on; may be empty
 */
record HostsLine(String address, List<String> names, String comment) {

  /** Empty for a comment, a blank line, and an address without names. */
  static Optional<HostsLine> parse(String line) {
    int hash = line.indexOf('#');
    String words = hash < 0 ? line : line.substring(0, hash);
    List<String> split = List.of(words.strip().split("\\s+", -1));
    return split.size() < 2
        ? Optional.empty()
        : Optional.of(
            new HostsLine(
                split.getFirst(),
                split.subList(1, split.size()),
                hash < 0 ? "" : line.substring(hash)));
  }

  static HostsLine of(String address, List<String> names) {
    return new HostsLine(address, names, "");
  }

  boolean isOfOneKindWith(HostsLine other) {
    return address.contains(":") == other.address.contains(":");
  }

  HostsLine with(List<String> more) {
    List<String> all = new ArrayList<>(names);
    more.stream().filter(name -> !all.contains(name)).forEach(all::add);
    return new HostsLine(address, all, comment);
  }

  HostsLine without(List<String> gone) {
    return new HostsLine(
        address, names.stream().filter(name -> !gone.contains(name)).toList(), comment);
  }

  String text() {
    String line = address + " " + String.join(" ", names);
    return comment.isEmpty() ? line : line + " " + comment;
  }
}
