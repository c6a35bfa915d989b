package dev.slipway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who does the work. */
public enum Contestant {
  SLIPWAY("Slipway"),
  /** With a process that stays from run to run, as SLIPWAY_RESIDENT has it. */
  SLIPWAY_RESIDENT("Slipway, resident"),
  /** As it is installed. */
  ANSIBLE("ansible-core"),
  /** Pipelining, connections that stay, 50 forks. */
  ANSIBLE_TUNED("ansible-core, tuned"),
  MITOGEN("mitogen");

  static final Path MITOGEN_STRATEGIES =
      Path.of("/usr/lib/python3/dist-packages/ansible_mitogen/plugins/strategy");

  private final String title;

  Contestant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** As it is written on the command line and in folders. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The Debian package that brings it; none for what is built here. */
  Optional<String> debianPackage() {
    return switch (this) {
      case SLIPWAY, SLIPWAY_RESIDENT -> Optional.empty();
      case ANSIBLE, ANSIBLE_TUNED -> Optional.of("ansible-core");
      case MITOGEN -> Optional.of("ansible-mitogen");
    };
  }

  /** Whether it is on this machine. */
  boolean isThere() {
    return switch (this) {
      case SLIPWAY, SLIPWAY_RESIDENT -> true;
      case ANSIBLE, ANSIBLE_TUNED -> onPath("ansible-playbook");
      case MITOGEN -> onPath("ansible-playbook") && Files.isDirectory(MITOGEN_STRATEGIES);
    };
  }

  private static boolean onPath(String command) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  /** Ansible's settings are environment variables, its expressions Jinja. */
  boolean isAnsible() {
    return debianPackage().isPresent();
  }
}
