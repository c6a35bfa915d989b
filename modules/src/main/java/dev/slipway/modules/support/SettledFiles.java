package dev.slipway.modules.support;

import dev.slipway.host.ShellCommand;
import dev.slipway.modules.support.FileAttributes.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives files their owner, group and permissions where others may put something else in their place
 * meanwhile, as those who own a directory may. No link is followed there.
 *
 * <p>Each directory is entered by what it is, those that lie deeper first, so that a directory is
 * still its old owner's while what is in it is altered. {@code chown -h} follows no link by itself.
 */
public final class SettledFiles {
  private static final int NAMES_OF_A_CALL = 500;
  private static final int STEPS_OF_A_COMMAND = 2000;

  private SettledFiles() {}

  /**
   * Few commands for many files.
   *
   * @param top the directory that all of them lie in, at whatever depth
   */
  public static List<ShellCommand> changeAll(String top, List<Step> steps) {
    Map<String, List<Step>> byDirectory =
        new TreeMap<>(
            Comparator.<String>comparingLong(path -> path.chars().filter(c -> c == '/').count())
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    for (Step step : steps) {
      if (!step.isDone()) {
        byDirectory.computeIfAbsent(Paths.directory(step.path()), _ -> new ArrayList<>()).add(step);
      }
    }
    List<ShellCommand> commands = new ArrayList<>();
    List<ShellCommand> some = new ArrayList<>();
    int size = 0;
    for (Map.Entry<String, List<Step>> directory : byDirectory.entrySet()) {
      some.addAll(calls(top, directory.getKey(), directory.getValue()));
      size += directory.getValue().size();
      if (size >= STEPS_OF_A_COMMAND) {
        some.stream().reduce(ShellCommand::then).ifPresent(commands::add);
        some.clear();
        size = 0;
      }
    }
    some.stream().reduce(ShellCommand::then).ifPresent(commands::add);
    return List.copyOf(commands);
  }

  private static List<ShellCommand> calls(String top, String directory, List<Step> steps) {
    Map<List<String>, List<String>> names = new LinkedHashMap<>();
    Map<List<String>, List<String>> cleared = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.isPermitted()) {
        List<String> permit = List.of("permit", FileAttributes.octal(step.after()));
        put(step.isCleared() ? cleared : names, permit, step);
      }
    }
    for (Step step : steps) {
      if (step.givesAway()) {
        put(names, List.of("chown", "-h", "--", step.ownerAndGroup()), step);
      }
    }
    List<ShellCommand> calls = new ArrayList<>();
    names.forEach((words, files) -> calls.addAll(calls(words, files)));
    cleared.forEach((words, files) -> calls.addAll(calls(words, files)));
    String from = top.equals("/") ? "/" : top + "/";
    String below = directory.length() > from.length() ? directory.substring(from.length()) : "";
    calls.set(0, calls.getFirst().inside(top, below));
    return calls;
  }

  /** With a dot in front, so that no name is taken for an option. */
  private static void put(Map<List<String>, List<String>> calls, List<String> words, Step step) {
    calls.computeIfAbsent(words, _ -> new ArrayList<>()).add("./" + Paths.name(step.path()));
  }

  private static List<ShellCommand> calls(List<String> words, List<String> names) {
    List<ShellCommand> calls = new ArrayList<>();
    for (int from = 0; from < names.size(); from += NAMES_OF_A_CALL) {
      List<String> some = names.subList(from, Math.min(names.size(), from + NAMES_OF_A_CALL));
      calls.add(ShellCommand.of(words).with(some.toArray(String[]::new)));
    }
    return calls;
  }
}
