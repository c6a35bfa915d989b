package dev.slipway.modules.system;

import dev.slipway.host.probe.GroupProbe;
import dev.slipway.module.Arguments;
import java.util.Optional;

/** What is declared about a group. */
record GroupSettings(
    String name,
    boolean present,
    Optional<Long> gid,
    boolean nonUnique,
    boolean system,
    boolean force) {

  static GroupSettings bind(Arguments arguments) {
    String name = arguments.text("name");
    boolean named = GroupProbe.isGroupName(name) && !name.chars().allMatch(Character::isDigit);
    if (!named) {
      arguments.reject(
          "name",
          "\"" + name + "\" is not the name of a group.",
          "write a name of letters, digits, - and _ that does not begin with - and is no number.");
    }
    arguments
        .optionalInteger("gid")
        .filter(gid -> gid < 0)
        .ifPresent(
            gid ->
                arguments.reject(
                    "gid", gid + " is not the number of a group.", "write 0 or more."));
    return new GroupSettings(
        named ? name : "root",
        arguments.text("state").equals("present"),
        arguments.optionalInteger("gid"),
        arguments.flag("non_unique"),
        arguments.flag("system"),
        arguments.flag("force"));
  }

  GroupProbe probe() {
    return new GroupProbe(name);
  }
}
