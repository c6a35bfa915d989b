package dev.slipway.resident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a process has from where it was started, and that what it does may depend on. Two
 * processes of equal identity do the same for the same command line.
 *
 * @param facts the user and groups, the mask for new files, the namespaces, the folder, the program
 *     and the variables
 */
public record Identity(List<String> facts) {
  /** What shells change from command to command. */
  private static final Set<String> PASSING = Set.of("_", "SHLVL", "OLDPWD");

  /** Lines of {@code /proc/self/status}, see proc_pid_status(5). */
  private static final Set<String> OF_PROCESS = Set.of("Uid", "Gid", "Groups", "Umask");

  /** See namespaces(7): in another one there are other files, networks and users. */
  private static final List<String> NAMESPACES = List.of("mnt", "net", "pid", "user", "uts");

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
    List<String> facts = new ArrayList<>();
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> OF_PROCESS.contains(line.split(":", 2)[0]))
        .forEach(facts::add);
    for (String namespace : NAMESPACES) {
      facts.add(Files.readSymbolicLink(Path.of("/proc/self/ns", namespace)).toString());
    }
    facts.add(directory.toString());
    // A folder of this name that was made anew is another one.
    facts.add(Files.getAttribute(directory, "unix:dev").toString());
    facts.add(Files.getAttribute(directory, "unix:ino").toString());
    facts.add(program.toAbsolutePath().toString());
    facts.add(Files.getLastModifiedTime(program).toString());
    facts.add(Runtime.version().toString());
    variables.entrySet().stream()
        .filter(variable -> !PASSING.contains(variable.getKey()))
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .sorted()
        .forEach(facts::add);
    return new Identity(facts);
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
