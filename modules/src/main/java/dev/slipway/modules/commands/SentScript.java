package dev.slipway.modules.commands;

import dev.slipway.host.ShellCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs a script that comes through standard input.
 *
 * <p>The interpreter that the script names is called by its name, so that a temporary directory
 * from which nothing may be executed (noexec) is no obstacle.
 */
final class SentScript {

  /** Arguments: directory or nothing, number of words before the file, these words, others. */
  private static final String RUNNER =
      """
      file=$(mktemp "${TMPDIR:-/tmp}/slipway.XXXXXXXXXX") || exit
      trap 'rm -f "$file"' EXIT
      trap 'exit 129' HUP
      trap 'exit 130' INT
      trap 'exit 143' TERM
      cat >"$file" || exit
      chmod 700 "$file" || exit
      if [ -n "$1" ]; then cd "$1" || exit; fi
      before=$2
      shift 2
      all=$#
      moved=0
      while [ "$moved" -lt "$all" ]; do
        if [ "$moved" -eq "$before" ]; then set -- "$@" "$file"; fi
        set -- "$@" "$1"
        shift
        moved=$((moved + 1))
      done
      if [ "$before" -eq "$all" ]; then set -- "$@" "$file"; fi
      "$@" </dev/null
      exit
      """;

  private SentScript() {}

  /**
   * @param directory empty: where the shell is
   * @param interpreter empty: the one that the script names
   */
  static ShellCommand command(
      String directory, List<String> interpreter, List<String> arguments, byte[] script) {
    List<String> before = interpreter.isEmpty() ? namedIn(script) : interpreter;
    return ShellCommand.of("sh", "-c", RUNNER, "slipway", directory)
        .with(String.valueOf(before.size()))
        .with(before.toArray(String[]::new))
        .with(arguments.toArray(String[]::new))
        .input(script);
  }

  /**
   * The interpreter of a script, as execve(2) reads it: a path and at most one argument, which may
   * have spaces. None for a program; a shell where none is named.
   */
  static List<String> namedIn(byte[] script) {
    String start =
        new String(script, 0, Math.min(script.length, 4096), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u007fELF")) {
      return List.of();
    }
    String line = start.lines().findFirst().orElse("");
    if (!line.startsWith("#!") || line.substring(2).isBlank()) {
      return List.of("/bin/sh");
    }
    return List.of(line.substring(2).strip().split("[ \t]+", 2));
  }
}
