package dev.slipway.host.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lines of the group database, ready to be looked up. */
record GroupTable(List<GroupAnswer.Present> groups) {
  private static final int FIELDS = 4;

  static GroupTable of(List<String> lines) {
    List<GroupAnswer.Present> groups = new ArrayList<>();
    for (String line : lines) {
      String[] row = line.split(":", -1);
      if (row.length >= FIELDS && row[2].matches("\\d{1,18}")) {
        List<String> members = row[3].isEmpty() ? List.of() : List.of(row[3].split(",", -1));
        groups.add(
            new GroupAnswer.Present(row[0], OptionalLong.of(Long.parseLong(row[2])), members));
      }
    }
    return new GroupTable(groups);
  }

  /** The group of this name, else the one of this number. */
  Optional<GroupAnswer.Present> find(String nameOrNumber) {
    return groups.stream()
        .filter(group -> group.name().equals(nameOrNumber))
        .findFirst()
        .or(() -> groups.stream().filter(group -> hasNumber(group, nameOrNumber)).findFirst());
  }

  private static boolean hasNumber(GroupAnswer.Present group, String number) {
    return group.gid().isPresent() && Long.toString(group.gid().getAsLong()).equals(number);
  }

  String nameOf(String number) {
    return groups.stream()
        .filter(group -> hasNumber(group, number))
        .findFirst()
        .map(GroupAnswer.Present::name)
        .orElse(number);
  }

  List<String> namesWithMember(String user) {
    return groups.stream()
        .filter(group -> group.members().contains(user))
        .map(GroupAnswer.Present::name)
        .distinct()
        .toList();
  }
}
