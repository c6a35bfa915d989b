package dev.slipway.resident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a process has from where it was started, and that what it does may depend on. Two
 * processes of equal identity do the same for the same command line.
 *
 * @param facts the user, the folder, the program, the mask for new files and the variables
 */
public record Identity(List<String> facts) {
  /** What shells change from command to command. */
  private static final Set<String> PASSING = Set.of("_", "SHLVL", "OLDPWD");

  private static final Path STATUS = Path.of("/proc/self/status");

  public Identity {
    facts = List.copyOf(facts);
  }

  /**
   * The identity of this process.
   *
   * @param program the file with the program
   * @throws IOException when this system does not tell one of them, as systems without {@code
   *     /proc}
   */
  public static Identity ofThisProcess(Path program, Path directory, Map<String, String> variables)
      throws IOException {
    Stream<String> process =
        Files.readAllLines(STATUS).stream()
            .filter(
                line ->
                    line.startsWith("Uid:")
                        || line.startsWith("Gid:")
                        || line.startsWith("Umask:"));
    Stream<String> places =
        Stream.of(
            directory.toString(),
            // A folder of this name that was made anew is another one.
            Files.getAttribute(directory, "unix:dev").toString(),
            Files.getAttribute(directory, "unix:ino").toString(),
            program.toAbsolutePath().toString(),
            Files.getLastModifiedTime(program).toString(),
            Runtime.version().toString());
    Map<String, String> kept =
        variables.entrySet().stream()
            .filter(variable -> !PASSING.contains(variable.getKey()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    Stream<String> environment =
        kept.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue());
    return new Identity(Stream.of(process, places, environment).flatMap(each -> each).toList());
  }

  /**
   * A name for files. Identities that differ may share one, so whoever meets by it compares. Not a
   * digest: loading the classes for one would cost more than all the rest.
   */
  String name() {
    long number = 0;
    for (String fact : facts) {
      for (int i = 0; i < fact.length(); i++) {
        number = number * 1_099_511_628_211L + fact.charAt(i);
      }
      number = number * 31 + 1;
    }
    return Long.toHexString(number);
  }
}
