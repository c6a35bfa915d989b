package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Map;

/** Puts hosts into groups. The engine itself makes them known to what follows. */
final class GroupByModule implements Hostless<GroupByModule.Membership> {

  /** The group, and the groups above it. */
  record Membership(String group, List<String> parents) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("group_by", "Puts the host into a group, for the plays that follow.")
          .describe(
              "A group that is not there is made. It touches no host and is never a change, so that"
                  + " a dry run shows what later plays do there.")
          .parameter(
              Parameter.identity(
                      "key", ParameterType.TEXT, "The name of the group; spaces become dashes.")
                  .must())
          .parameter(
              Parameter.control("parents", ParameterType.TEXTS, "The groups it is below of.")
                  .otherwise("all"))
          .returns("add_group", "The name of the group.")
          .returns("parent_groups", "The groups above it.")
          .example(
              "By family of the system",
              """
              - group_by: {key: 'os_${facts.os_family}'}
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Membership bind(Arguments arguments) {
    String group = GroupNames.of(arguments.text("key"));
    if (group.isEmpty()) {
      arguments.reject("key", "The name of the group is empty.", "write a name");
    }
    return new Membership(group, GroupNames.of(arguments, "parents"));
  }

  @Override
  public Map<String, Object> values(Membership desired, Nothing observed) {
    return Map.of("add_group", desired.group(), "parent_groups", desired.parents());
  }
}
