package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Groups of users. */
final class GroupModule implements TaskModule<GroupSettings, GroupModule.Observed> {
  private static final ModuleSpec SPEC = describe();

  /**
   * What is there.
   *
   * @param holder the group that has the declared number
   */
  record Observed(GroupAnswer group, GroupAnswer holder) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("group", "Makes and removes groups of users.")
        .parameter(Parameter.identity("name", ParameterType.TEXT, "The name of the group.").must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether there is such a group.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.state(
                "gid",
                ParameterType.INTEGER,
                "The number of the group; any that is free if not given."))
        .parameter(
            Parameter.control(
                    "non_unique",
                    ParameterType.BOOLEAN,
                    "Allows a number that another group has already.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "system",
                    ParameterType.BOOLEAN,
                    "Takes a number from those of the system when the group is made.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "force",
                    ParameterType.BOOLEAN,
                    "Removes the group also when it is the primary group of a user.")
                .otherwise("false"))
        .rule(ParameterRule.requiredIf("non_unique", "true", "gid"))
        .untaken("leave it out: groups are looked up, and made, in the files of the host.", "local")
        .returns("name", "The name of the group.")
        .returns("gid", "Its number.")
        .returns("state", "`present` or `absent`.")
        .returns("system", "As it was declared.")
        .example(
            "A group with a number",
            """
            - group:
                name: deploy
                gid: 2000
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public GroupSettings bind(Arguments arguments) {
    return GroupSettings.bind(arguments);
  }

  @Override
  public Observed observe(GroupSettings desired, HostReader host) throws HostException {
    boolean numbered = desired.present() && desired.gid().isPresent() && !desired.nonUnique();
    List<GroupProbe> probes = new ArrayList<>(List.of(desired.probe()));
    if (numbered) {
      probes.add(new GroupProbe(Long.toString(desired.gid().get())));
    }
    List<GroupAnswer> answers = host.askAll(probes);
    Observed observed =
        new Observed(answers.getFirst(), numbered ? answers.getLast() : new GroupAnswer.Absent());
    Administrator.mustBeRoot(host, diff(desired, observed), "Altering a group");
    return observed;
  }

  @Override
  public Diff diff(GroupSettings desired, Observed observed) {
    return switch (observed.group()) {
      case GroupAnswer.Absent _ -> desired.present() ? create(desired, observed) : Diff.none();
      case GroupAnswer.Present group ->
          desired.present() ? update(desired, observed, group) : delete(desired, group);
    };
  }

  private static Diff create(GroupSettings desired, Observed observed) {
    mustBeFree(desired, observed);
    List<Change> changes = new ArrayList<>();
    changes.add(change(desired, "state", Optional.empty(), Optional.of("present")));
    desired
        .gid()
        .ifPresent(
            gid -> changes.add(change(desired, "gid", Optional.empty(), Optional.of("" + gid))));
    return Diff.of(Action.CREATE, changes)
        .predicting(predictions(desired, desired.gid(), List.of()));
  }

  private static Diff update(GroupSettings desired, Observed observed, GroupAnswer.Present group) {
    Optional<Long> now =
        group.gid().isPresent() ? Optional.of(group.gid().getAsLong()) : Optional.empty();
    if (desired.gid().isEmpty() || desired.gid().equals(now)) {
      return Diff.none();
    }
    mustBeFree(desired, observed);
    Optional<String> before = Optional.of(now.map(String::valueOf).orElse("known after apply"));
    return Diff.of(
            Action.UPDATE,
            List.of(change(desired, "gid", before, desired.gid().map(String::valueOf))))
        .predicting(predictions(desired, desired.gid(), group.members()));
  }

  private static void mustBeFree(GroupSettings desired, Observed observed) {
    if (observed.holder() instanceof GroupAnswer.Present holder
        && !holder.name().equals(desired.name())) {
      throw new TaskFailedException(
          "The number %d belongs to the group \"%s\". Choose another gid, or allow it with non_unique: true."
              .formatted(desired.gid().orElseThrow(), holder.name()));
    }
  }

  private static Diff delete(GroupSettings desired, GroupAnswer.Present group) {
    Optional<String> state = Optional.of("present");
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(desired.probe(), new GroupAnswer.Absent()));
    predictions.addAll(GetentModule.afterChange(desired.name(), "group", "gshadow"));
    group.gid().ifPresent(gid -> predictions.add(Prediction.afterApply(new GroupProbe("" + gid))));
    return Diff.of(Action.DELETE, List.of(change(desired, "state", state, Optional.empty())))
        .predicting(predictions);
  }

  private static List<Prediction<?>> predictions(
      GroupSettings desired, Optional<Long> gid, List<String> members) {
    OptionalLong number = gid.isPresent() ? OptionalLong.of(gid.get()) : OptionalLong.empty();
    GroupAnswer after = new GroupAnswer.Present(desired.name(), number, members);
    List<Prediction<?>> predictions = new ArrayList<>();
    predictions.add(Prediction.of(desired.probe(), after));
    predictions.addAll(GetentModule.afterChange(desired.name(), "group", "gshadow"));
    if (!desired.nonUnique()) {
      gid.ifPresent(known -> predictions.add(Prediction.of(new GroupProbe("" + known), after)));
    }
    return predictions;
  }

  private static Change change(
      GroupSettings desired, String name, Optional<String> before, Optional<String> after) {
    return new Change.Attribute("group " + desired.name(), name, before, after, false);
  }

  @Override
  public Map<String, Object> apply(GroupSettings desired, Diff diff, HostSession host)
      throws HostException {
    ShellCommand command =
        switch (diff.action()) {
          case DELETE -> flag(ShellCommand.of("groupdel"), desired.force(), "-f");
          case CREATE ->
              numbered(desired, flag(ShellCommand.of("groupadd"), desired.system(), "-r"));
          case UPDATE -> numbered(desired, ShellCommand.of("groupmod"));
          case NONE, RUN -> throw new IllegalArgumentException("not a change of a group: " + diff);
        };
    host.require(command.with("--", desired.name()));
    return Map.of();
  }

  private static ShellCommand numbered(GroupSettings desired, ShellCommand command) {
    ShellCommand shared = flag(command, desired.nonUnique(), "-o");
    return desired.gid().map(gid -> shared.with("-g", Long.toString(gid))).orElse(shared);
  }

  private static ShellCommand flag(ShellCommand command, boolean condition, String flag) {
    return condition ? command.with(flag) : command;
  }

  @Override
  public Map<String, Object> values(GroupSettings desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", desired.name());
    values.put("system", desired.system());
    values.put("state", desired.present() ? "present" : "absent");
    if (desired.present()
        && observed.group() instanceof GroupAnswer.Present group
        && diff(desired, observed).isEmpty()) {
      group.gid().ifPresent(gid -> values.put("gid", gid));
    }
    return values;
  }
}
