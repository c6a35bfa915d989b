package dev.slipway.modules.support;

import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that give an existing file its owner, group and permissions. */
public final class FileAttributes {
  private static final int SET_ID_BITS = 06000;

  private FileAttributes() {}

  /** One command line for what differs; empty when nothing does. */
  public static Optional<ShellCommand> change(
      String path, FileAnswer.Present before, FileAnswer.Present after) {
    List<ShellCommand> commands = new ArrayList<>();
    Optional<String> owner = differing(before.owner(), after.owner());
    Optional<String> group = differing(before.group(), after.group());
    if (owner.isPresent() || group.isPresent()) {
      commands.add(own(owner, group, path));
    }
    // Giving a file away clears its set-id bits.
    boolean cleared = !commands.isEmpty() && (after.mode() & SET_ID_BITS) != 0;
    if (!after.is(FileType.LINK) && (cleared || before.mode() != after.mode())) {
      commands.add(permit(path, after));
    }
    return commands.stream().reduce(ShellCommand::then);
  }

  /** Gives a file to a user or a group or both; a link itself, not what it leads to. */
  public static ShellCommand own(Optional<String> owner, Optional<String> group, String path) {
    String both = owner.orElse("") + group.map(name -> ":" + name).orElse("");
    return ShellCommand.of("chown", "-h", "--", both, path);
  }

  private static ShellCommand permit(String path, FileAnswer.Present after) {
    return ShellCommand.of("chmod", "--", octal(after), path);
  }

  /** With a fifth digit for directories: else chmod keeps their set-id bits. */
  public static String octal(FileAnswer.Present file) {
    String digits = Mode.text(file.mode());
    return file.is(FileType.DIRECTORY) ? "0" + digits : digits;
  }

  private static Optional<String> differing(String before, String after) {
    return before.equals(after) ? Optional.empty() : Optional.of(after);
  }
}
