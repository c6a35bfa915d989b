package dev.slipway.modules.support;

import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that give existing files their owner, group and permissions. */
public final class FileAttributes {
  private static final int SET_ID_BITS = 06000;
  private static final int CHARACTERS_OF_A_COMMAND = 50_000;

  private FileAttributes() {}

  /** A file before and after. */
  public record Step(String path, FileAnswer.Present before, FileAnswer.Present after) {
    /** Whether owner, group and mode are as they are to be. */
    public boolean isDone() {
      return !givesAway() && before.mode() == after.mode();
    }

    boolean givesAway() {
      return !before.owner().equals(after.owner()) || !before.group().equals(after.group());
    }

    /** What chown gets; an owner and a group that stay are left out. */
    String ownerAndGroup() {
      String owner = before.owner().equals(after.owner()) ? "" : after.owner();
      return before.group().equals(after.group()) ? owner : owner + ":" + after.group();
    }

    boolean isPermitted() {
      return isCleared() || (!after.is(FileType.LINK) && before.mode() != after.mode());
    }

    /** Giving a file away clears its set-id bits, so that they have to be set again. */
    boolean isCleared() {
      return !after.is(FileType.LINK) && givesAway() && (after.mode() & SET_ID_BITS) != 0;
    }
  }

  /**
   * Few commands for many files. What lies deeper comes first: a directory that loses permissions
   * would bar the way.
   */
  public static List<ShellCommand> changeAll(List<Step> steps) {
    Map<String, List<String>> owned = new LinkedHashMap<>();
    Map<String, List<String>> permitted = new LinkedHashMap<>();
    for (Step step : steps.reversed()) {
      if (step.givesAway()) {
        owned.computeIfAbsent(step.ownerAndGroup(), _ -> new ArrayList<>()).add(step.path());
      }
      if (step.isPermitted()) {
        permitted.computeIfAbsent(octal(step.after()), _ -> new ArrayList<>()).add(step.path());
      }
    }
    List<ShellCommand> commands = new ArrayList<>();
    owned.forEach(
        (both, paths) -> commands.addAll(commands(List.of("chown", "-h", "--", both), paths)));
    permitted.forEach(
        (mode, paths) -> commands.addAll(commands(List.of("chmod", "--", mode), paths)));
    return commands;
  }

  private static List<ShellCommand> commands(List<String> words, List<String> paths) {
    List<ShellCommand> commands = new ArrayList<>();
    List<String> command = new ArrayList<>(words);
    int characters = 0;
    for (String path : paths) {
      if (characters > CHARACTERS_OF_A_COMMAND) {
        commands.add(ShellCommand.of(command));
        command = new ArrayList<>(words);
        characters = 0;
      }
      command.add(path);
      characters += path.length();
    }
    commands.add(ShellCommand.of(command));
    return commands;
  }

  /** Gives a file to a user or a group or both; a link itself, not what it leads to. */
  static ShellCommand own(Optional<String> owner, Optional<String> group, String path) {
    String both = owner.orElse("") + group.map(name -> ":" + name).orElse("");
    return ShellCommand.of("chown", "-h", "--", both, path);
  }

  /** With a fifth digit for directories: else chmod and mkdir keep their set-id bits. */
  static String octal(FileAnswer.Present file) {
    String digits = Mode.text(file.mode());
    return file.is(FileType.DIRECTORY) ? "0" + digits : digits;
  }
}
