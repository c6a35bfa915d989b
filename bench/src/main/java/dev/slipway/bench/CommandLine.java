package dev.slipway.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a contestant is called.
 *
 * @param environment all of it: nothing of the user's own settings takes part
 */
record CommandLine(List<String> words, Map<String, String> environment) {
  private static final String FORKS = "50";

  /** The folders that a call is about. */
  record Places(Path project, Path home, Path inventory, Path run, String sshArguments) {}

  static CommandLine of(Contestant contestant, Task task, Places places) {
    return contestant.isAnsible()
        ? new CommandLine(ansible(task, places), ansibleEnvironment(contestant, places))
        : new CommandLine(slipway(task, places), slipwayEnvironment(contestant, places));
  }

  private static List<String> slipway(Task task, Places places) {
    String launcher = places.project().resolve("slipway").toString();
    String playbook = task.playbook() + ".yml";
    return switch (task.act()) {
      case APPLY -> words(launcher, places, "run", playbook);
      case PREVIEW -> words(launcher, places, "run", "--check", "--diff", playbook);
      case PING -> words(launcher, places, "ping", "all");
      case CHECK -> words(launcher, places, "run", "--syntax-check", playbook);
      case VERSION -> List.of(launcher, "--version");
    };
  }

  private static List<String> ansible(Task task, Places places) {
    String playbook = task.playbook() + ".yml";
    return switch (task.act()) {
      case APPLY -> words("ansible-playbook", places, playbook);
      case PREVIEW -> words("ansible-playbook", places, "--check", "--diff", playbook);
      case PING -> words("ansible", places, "all", "-m", "ping");
      case CHECK -> words("ansible-playbook", places, "--syntax-check", playbook);
      case VERSION -> List.of("ansible-playbook", "--version");
    };
  }

  private static List<String> words(String program, Places places, String... arguments) {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(List.of(arguments));
    words.addAll(List.of("-i", places.inventory().toString()));
    return words;
  }

  private static Map<String, String> environment(Places places) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", places.home().toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SLIPWAY_JAVA_OPTS", "-Duser.home=" + places.home());
    environment.put("SLIPWAY_BENCH_RUN", places.run().toString());
    return environment;
  }

  private static Map<String, String> slipwayEnvironment(Contestant contestant, Places places) {
    Map<String, String> environment = environment(places);
    if (contestant == Contestant.SLIPWAY_RESIDENT) {
      environment.put("SLIPWAY_RESIDENT", "30");
      environment.put("XDG_RUNTIME_DIR", places.run().toString());
    }
    return environment;
  }

  private static Map<String, String> ansibleEnvironment(Contestant contestant, Places places) {
    Map<String, String> environment = environment(places);
    environment.put("ANSIBLE_SSH_COMMON_ARGS", places.sshArguments());
    environment.put("ANSIBLE_SSH_CONTROL_PATH_DIR", places.run().toString());
    environment.put("ANSIBLE_REMOTE_TMP", places.home().resolve("remote").toString());
    environment.put("ANSIBLE_LOCAL_TEMP", places.home().resolve("local").toString());
    environment.put("ANSIBLE_NOCOLOR", "1");
    environment.put("ANSIBLE_TIMEOUT", "120");
    if (contestant != Contestant.ANSIBLE) {
      environment.put("ANSIBLE_PIPELINING", "True");
      environment.put("ANSIBLE_FORKS", FORKS);
      environment.put("ANSIBLE_SSH_ARGS", "-C -o ControlMaster=auto -o ControlPersist=600s");
    }
    if (contestant == Contestant.MITOGEN) {
      environment.put("ANSIBLE_STRATEGY", "mitogen_linear");
      environment.put("ANSIBLE_STRATEGY_PLUGINS", Contestant.MITOGEN_STRATEGIES.toString());
    }
    return environment;
  }
}
