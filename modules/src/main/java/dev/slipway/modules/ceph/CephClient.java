package dev.slipway.modules.ceph;

import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * In whose name, and by which files of the host, a cluster is asked.
 *
 * @param name with its type, as {@code client.admin}
 * @param keyring empty: where Ceph looks by itself
 */
record CephClient(String name, String configuration, Optional<String> keyring) {
  private static final String LOGIN = "login";
  private static final String CONFIGURATION = "conf";
  private static final String KEYRING = "keyring";

  /** What a name in a cluster is made of: a type, and what tells it apart. */
  static final String NAME = "(client|mon|mgr|osd|mds)\\.[A-Za-z0-9_.-]+";

  /** Ceph itself would wait for monitors for five minutes. */
  private static final String PATIENCE = "15";

  /** Nothing, or a line of the client's log: a thread of its own prints it when it gets to it. */
  private static final Predicate<String> LOGGED =
      Pattern.compile("\\s*|\\d{4}-\\d\\d-\\d\\dT.*").asMatchPredicate();

  static List<Parameter> parameters() {
    return List.of(
        Parameter.control(LOGIN, ParameterType.TEXT, "In whose name the cluster is asked.")
            .otherwise("client.admin"),
        Parameter.control(
                CONFIGURATION, ParameterType.PATH, "The file on the host that names the monitors.")
            .otherwise("/etc/ceph/ceph.conf"),
        Parameter.control(
            KEYRING,
            ParameterType.PATH,
            "The file on the host that has the key of `login`; where Ceph looks by itself when it"
                + " is left out."));
  }

  static CephClient bind(Arguments arguments) {
    String name = arguments.text(LOGIN);
    if (!name.matches(NAME)) {
      arguments.reject(
          LOGIN, "\"" + name + "\" is no name in a cluster.", "write its type too: client.admin.");
    }
    return new CephClient(
        name,
        Paths.bind(arguments, CONFIGURATION),
        arguments.has(KEYRING) ? Optional.of(Paths.bind(arguments, KEYRING)) : Optional.empty());
  }

  /** A program of Ceph, and what it is told. */
  List<String> words(String program, String... words) {
    List<String> all = new ArrayList<>(List.of(program, "--name", name, "--conf", configuration));
    keyring.ifPresent(file -> all.addAll(List.of("--keyring", file)));
    if (program.equals("ceph")) {
      all.addAll(List.of("--connect-timeout", PATIENCE));
    }
    all.addAll(List.of(words));
    return all;
  }

  ShellCommand command(String program, String... words) {
    return ShellCommand.of(words(program, words));
  }

  /**
   * A script that prints what {@link CephAnswer#read} reads. What ceph says beside its answer comes
   * after that without a new line, and so has to go another way.
   */
  String question(String... words) {
    return """
    part said
    { complaint=$(%s --format json </dev/null 2>&1 1>&3); } 3>&1
    status exit
    part complaint
    printf '%%s\\n' "$complaint"
    """
        .formatted(Shell.quoteAll(words("ceph", words)));
  }

  /** Why the cluster did not answer, or refused, with what to do. */
  String explain(String said) {
    String last = said.lines().filter(LOGGED.negate()).reduce(said.strip(), (_, line) -> line);
    if (said.contains("conf_read_file")) {
      return "The host has no file %s. Name the cluster's configuration by conf."
          .formatted(configuration);
    }
    if (last.endsWith("timed out")) {
      return "No monitor that %s names answers within %s s.".formatted(configuration, PATIENCE);
    }
    if (said.contains("[errno 13]") || said.contains("[errno 1]")) {
      // Which of the three, only the log says, and the program (os._exit) does not wait for it.
      return "cephx denies \"%s\" (%s): the host has no key of this name, this user may not read it, or the cluster does not know it. Name its file by keyring, act as root, or compare it with what \"ceph auth get %s\" shows an administrator."
          .formatted(name, last, name);
    }
    if (said.contains("EACCES")) {
      return "cephx denies this to \"%s\": its capabilities do not reach that far (%s). Name somebody by login whose do, such as client.admin."
          .formatted(name, last);
    }
    return last;
  }
}
