package dev.slipway.modules.support;

import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Declared owner, group and permissions of a file; what is not declared stays as it is.
 *
 * @param owner a user's name or number
 * @param group a group's name or number
 */
public record Ownership(Optional<String> owner, Optional<String> group, Optional<Mode> mode) {
  /** Instead of a mode: that of the source. */
  public static final String PRESERVE = "preserve";

  private static final int NEW_FILE = 0666;
  private static final int NEW_DIRECTORY = 0777;
  private static final int SET_GROUP_ID = 02000;
  private static final long UNKNOWN = FileAnswer.Present.UNKNOWN;
  private static final int LONGEST_NUMBER = 10;

  /** Nothing declared. */
  public static Ownership none() {
    return new Ownership(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What Ansible's modules for files take besides, and what to write instead. */
  public static List<ModuleSpec.Untaken> untaken() {
    return List.of(
        new ModuleSpec.Untaken(
            List.of("seuser", "serole", "setype", "selevel"),
            "name the label in the policy, with command: semanage fcontext, and set it with"
                + " command: restorecon PATH."),
        new ModuleSpec.Untaken(
            List.of("attributes", "attr"), "set them with command: chattr ATTRIBUTES PATH."),
        new ModuleSpec.Untaken(
            List.of("unsafe_writes"),
            "leave it out: a file is put in place in one step, or not at all."));
  }

  /** The parameters {@code mode}, {@code owner} and {@code group}. */
  public static List<Parameter> parameters() {
    return parameters(
        Parameter.state(
            "mode",
            ParameterType.MODE,
            "Permissions, octal (`'0644'`) or symbolic (`u=rw,go=r`, `a+X`)."));
  }

  /** As {@link #parameters}, where the mode may also be {@link #PRESERVE}. */
  public static List<Parameter> preservingParameters() {
    return parameters(
        Parameter.state(
                "mode",
                ParameterType.MODE,
                "Permissions, octal (`'0644'`) or symbolic (`u=rw,go=r`, `a+X`); `preserve` takes"
                    + " those of the source.")
            .oneOf(PRESERVE));
  }

  private static List<Parameter> parameters(Parameter mode) {
    return List.of(
        mode,
        Parameter.state("owner", ParameterType.TEXT, "Name or number of the user who owns it."),
        Parameter.state("group", ParameterType.TEXT, "Name or number of the group it belongs to."));
  }

  /** As declared by {@link #parameters}; rejects a mode that is none. */
  public static Ownership bind(Arguments arguments) {
    return bind(arguments, mode(arguments, "mode"));
  }

  /** As {@link #bind}, where a mode may also be {@link #PRESERVE}, which declares none here. */
  public static Ownership bindPreserving(Arguments arguments) {
    return preserves(arguments) ? bind(arguments, Optional.empty()) : bind(arguments);
  }

  /** Whether the mode is to be that of the source. */
  public static boolean preserves(Arguments arguments) {
    return arguments.optionalText("mode").filter(PRESERVE::equals).isPresent();
  }

  private static Ownership bind(Arguments arguments, Optional<Mode> mode) {
    return new Ownership(
        arguments.optionalText("owner").filter(name -> !name.isEmpty()),
        arguments.optionalText("group").filter(name -> !name.isEmpty()),
        mode);
  }

  /** The mode that a parameter declares; rejects one that is none. */
  public static Optional<Mode> mode(Arguments arguments, String parameter) {
    Optional<String> text = arguments.optionalText(parameter).filter(mode -> !mode.isEmpty());
    Optional<Mode> mode = text.flatMap(Mode::parse);
    if (text.isPresent() && mode.isEmpty()) {
      arguments.reject(
          parameter,
          "\"" + text.get() + "\" is not a mode.",
          "write octal digits in quotes, such as '0644', or a symbolic mode, such as u=rw,go=r.");
    }
    return mode;
  }

  public Ownership withMode(Optional<Mode> declared) {
    return new Ownership(owner, group, declared);
  }

  public boolean isEmpty() {
    return owner.isEmpty() && group.isEmpty() && mode.isEmpty();
  }

  /** Whether what comes of it depends on the umask. */
  public boolean dependsOnUmask() {
    return mode.map(Mode::dependsOnUmask).orElse(false);
  }

  /** The file as it is once this is brought about. */
  public FileAnswer.Present appliedTo(FileAnswer.Present before, int umask) {
    FileAnswer.Present after = before;
    if (owner.isPresent() && !names(owner.get(), before.owner(), before.uid())) {
      after = after.withOwner(owner.get(), number(owner.get()));
    }
    if (group.isPresent() && !names(group.get(), before.group(), before.gid())) {
      after = after.withGroup(group.get(), number(group.get()));
    }
    if (mode.isEmpty() || before.is(FileType.LINK)) {
      return after;
    }
    return after.withMode(mode.get().after(before.mode(), before.is(FileType.DIRECTORY), umask));
  }

  /** What differs between a file before and after. */
  public static List<Change> changes(
      String path, FileAnswer.Present before, FileAnswer.Present after) {
    List<Change> changes = new ArrayList<>();
    if (!before.owner().equals(after.owner())) {
      changes.add(Change.attribute(path, "owner", before.owner(), after.owner()));
    }
    if (!before.group().equals(after.group())) {
      changes.add(Change.attribute(path, "group", before.group(), after.group()));
    }
    if (before.mode() != after.mode()) {
      changes.add(
          Change.attribute(path, "mode", Mode.text(before.mode()), Mode.text(after.mode())));
    }
    return changes;
  }

  /** What is declared about a file that is not there before. */
  public List<Change> changes(String path, FileAnswer.Present after) {
    List<Change> changes = new ArrayList<>();
    owner.ifPresent(_ -> changes.add(added(path, "owner", after.owner())));
    group.ifPresent(_ -> changes.add(added(path, "group", after.group())));
    mode.ifPresent(_ -> changes.add(added(path, "mode", Mode.text(after.mode()))));
    return changes;
  }

  private static Change added(String path, String name, String value) {
    return new Change.Attribute(path, name, Optional.empty(), Optional.of(value), false);
  }

  /** A new file or directory of the acting user, before anything declared is brought about. */
  public static FileAnswer.Present fresh(FileType type, Actor actor, FileAnswer.Present parent) {
    boolean inherits = (parent.mode() & SET_GROUP_ID) != 0;
    int bits =
        switch (type) {
          case DIRECTORY -> (NEW_DIRECTORY & ~actor.umask()) | (inherits ? SET_GROUP_ID : 0);
          case LINK -> NEW_DIRECTORY;
          default -> NEW_FILE & ~actor.umask();
        };
    return FileAnswer.Present.fresh(
        type,
        bits,
        actor.user(),
        actor.uid(),
        inherits ? parent.group() : actor.group(),
        inherits ? parent.gid() : actor.gid());
  }

  /** Whether a declared user or group is the one with this name and number. */
  private static boolean names(String declared, String name, long number) {
    return declared.equals(name) || (number(declared) != UNKNOWN && number(declared) == number);
  }

  private static long number(String declared) {
    boolean digits =
        declared.length() <= LONGEST_NUMBER
            && !declared.isEmpty()
            && declared.chars().allMatch(Character::isDigit);
    return digits ? Long.parseLong(declared) : UNKNOWN;
  }
}
