package dev.slipway.modules.system;

import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.modules.support.Paths;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is declared about a directory at which something is mounted.
 *
 * @param entry what is mounted there; where a state needs no source, its source and type are empty
 */
record MountSettings(String path, State state, FstabEntry entry, String fstab, boolean backup) {
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._,-]*");
  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Cntrl}]+");
  private static final String ROOT = "/";

  /** What is to be. */
  enum State {
    PRESENT,
    MOUNTED,
    UNMOUNTED,
    ABSENT,
    EPHEMERAL,
    REMOUNTED;

    static State parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    boolean mounts() {
      return this == MOUNTED || this == EPHEMERAL;
    }

    boolean unmounts() {
      return this == UNMOUNTED || this == ABSENT;
    }

    boolean writesEntry() {
      return this == PRESENT || this == MOUNTED;
    }

    /** Whether the entry in the file matters. */
    boolean readsFile() {
      return writesEntry() || this == ABSENT;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static MountSettings bind(Arguments arguments) {
    String path = Paths.bind(arguments, "path");
    State state = State.parse(arguments.text("state"));
    if (path.equals(ROOT) && (state.unmounts() || state == State.EPHEMERAL)) {
      arguments.reject("path", "The root of the host stays mounted.", "name another directory.");
    }
    String options = word(arguments, "opts", WORD, "write options divided by commas only.");
    FstabEntry entry =
        new FstabEntry(
            source(arguments),
            path,
            word(arguments, "fstype", TYPE, "write a type such as ext4, tmpfs or none."),
            arguments.flag("boot") ? options : noauto(options),
            number(arguments, "dump"),
            number(arguments, "passno"));
    return new MountSettings(
        path, state, entry, Paths.bind(arguments, "fstab"), arguments.flag("backup"));
  }

  private static String noauto(String options) {
    return MountOptions.of(options).words().contains("noauto") ? options : options + ",noauto";
  }

  private static String source(Arguments arguments) {
    String source = arguments.optionalText("src").map(String::strip).orElse("");
    boolean bad = source.contains("\n") || source.startsWith("-");
    if (bad || (arguments.has("src") && source.isEmpty())) {
      arguments.reject(
          "src",
          "It names nothing that can be mounted.",
          "write a device, UUID=..., LABEL=..., a path or, for tmpfs and the like, a name.");
    }
    return source;
  }

  private static String word(Arguments arguments, String parameter, Pattern form, String fix) {
    String text = arguments.optionalText(parameter).map(String::strip).orElse("");
    if (arguments.has(parameter) && !form.matcher(text).matches()) {
      arguments.reject(parameter, "\"" + text + "\" cannot stand in fstab.", fix);
    }
    return text;
  }

  private static String number(Arguments arguments, String parameter) {
    return Long.toString(arguments.integer(parameter));
  }

  MountOptions options() {
    return MountOptions.of(entry.options());
  }

  MountProbe probe() {
    return new MountProbe(path, isName() ? "" : entry.source());
  }

  /** Whether the source is only a name, as of a tmpfs, which no mount can be told by. */
  private boolean isName() {
    String source = entry.source();
    return !source.contains("/") && !source.contains("=") && !source.contains(":");
  }

  /** Whether this is mounted already, whatever its options. */
  boolean isSameAs(MountAnswer.Mounted mounted) {
    boolean type =
        options().isBind()
            || entry.type().equals("auto")
            || mounted.type().startsWith(entry.type());
    return type && (isName() || mounted.same());
  }

  ShellCommand mount() {
    return mount(entry.options());
  }

  /** Alters the options of what is mounted; those in {@code fstab} are not looked at. */
  ShellCommand remount(MountOptions options) {
    return mount("remount," + options.text());
  }

  private ShellCommand mount(String options) {
    return ShellCommand.of("mount", "-t", entry.type(), "-o", options, "--", entry.source(), path);
  }

  /** Of whatever is mounted; fstab says the rest. */
  ShellCommand remountAsItIs() {
    String options = entry.options().equals("defaults") ? "" : "," + entry.options();
    return ShellCommand.of("mount", "-o", "remount" + options, "--", path);
  }

  ShellCommand unmount() {
    return ShellCommand.of("umount", "--", path);
  }
}
