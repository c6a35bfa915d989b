package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlException;
import dev.slipway.modules.support.toml.TomlPath;
import java.util.List;
import java.util.Optional;

/**
 * What is there, and what is to come of it.
 *
 * @param file the file as it is, with the folders it needs
 * @param before the configuration that the file holds; empty when there is none
 * @param after the configuration that it is to hold
 */
record ContainerdObserved(
    ContainerdVersion version,
    DaemonAnswer daemon,
    TextEditing.Observed file,
    Optional<TomlDocument> before,
    TomlDocument after) {

  static ContainerdObserved observe(ContainerdSettings settings, HostReader host)
      throws HostException {
    DaemonAnswer daemon = host.ask(settings.manner().restart().probe());
    TextEditing.Observed file = TextEditing.observe(target(settings), host);
    ContainerdVersion version = installed(host);
    Optional<TomlDocument> before = read(settings.path(), file);
    TomlDocument base = base(settings, before, version, host);
    TomlDocument after = ContainerdFile.with(settings, version, base);
    checkEffective(settings, after, host);
    return new ContainerdObserved(version, daemon, file, before, after);
  }

  /**
   * @throws TaskFailedException when there is none
   */
  static ContainerdVersion installed(HostReader host) throws HostException {
    return host.ask(new ContainerdProbe())
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "containerd is not installed on this host. Install it before this task, with"
                        + " the module package."));
  }

  static TextEditing.Target target(ContainerdSettings settings) {
    return target(settings.path(), settings.manner().backup());
  }

  static TextEditing.Target target(String path, boolean backup) {
    return new TextEditing.Target(
        path,
        true,
        Ownership.none(),
        backup,
        Optional.of("containerd --config %s config dump >/dev/null"));
  }

  /** The configuration that a file holds; empty when there is none. */
  static Optional<TomlDocument> read(String path, TextEditing.Observed file) {
    if (file.place().answer() instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    Optional<FileAnswer.Present> present = file.place().answer().present();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    String text =
        present
            .get()
            .content()
            .flatMap(FileText::decode)
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "\"%s\" cannot be read as text. Become a user who may read it, or remove it."
                            .formatted(path)));
    try {
      return Optional.of(TomlDocument.parse(text));
    } catch (TomlException e) {
      throw new TaskFailedException(
          ("\"%s\" is no TOML: %s Mend it, or let containerd_config begin with the daemon's own"
                  + " default (reset_to_default: true).")
              .formatted(path, e.getMessage()));
    }
  }

  private static TomlDocument base(
      ContainerdSettings settings,
      Optional<TomlDocument> before,
      ContainerdVersion daemon,
      HostReader host)
      throws HostException {
    TomlDocument file = before.orElseGet(TomlDocument::empty);
    return switch (settings.manner().base()) {
      case FILE -> file;
      case DEFAULT -> print("default", "", host);
      case MIGRATED -> {
        boolean old =
            ContainerdFile.version(file)
                .filter(it -> it < daemon.nativeConfiguration())
                .isPresent();
        yield old ? print("migrate", file.text(), host) : file;
      }
    };
  }

  private static TomlDocument print(String command, String text, HostReader host)
      throws HostException {
    ContainerdOutputProbe.Output output = host.ask(new ContainerdOutputProbe(command, text));
    if (output.complaint().isPresent()) {
      throw new TaskFailedException(
          "\"containerd config %s\" failed: %s".formatted(command, output.complaint().get()));
    }
    return TomlDocument.parse(output.toml());
  }

  /**
   * What the daemon itself makes of a configuration, with all that it imports.
   *
   * @return empty where it imports from places that depend on where the file is
   * @throws TaskFailedException when it does not take it
   */
  static Optional<TomlDocument> effective(String path, TomlDocument document, HostReader host)
      throws HostException {
    boolean relative =
        document.find(TomlPath.of("imports")).filter(List.class::isInstance).stream()
            .flatMap(list -> ((List<?>) list).stream())
            .anyMatch(imported -> !String.valueOf(imported).startsWith("/"));
    if (relative) {
      return Optional.empty();
    }
    String text = document.text();
    ContainerdOutputProbe.Output dump = host.ask(new ContainerdOutputProbe("dump", text));
    if (dump.complaint().isPresent()) {
      throw new TaskFailedException(
          "\"%s\": containerd does not take what it would hold: %s"
              .formatted(path, dump.complaint().get()));
    }
    return Optional.of(TomlDocument.parse(dump.toml()));
  }

  private static void checkEffective(
      ContainerdSettings settings, TomlDocument after, HostReader host) throws HostException {
    Optional<TomlDocument> effective = effective(settings.path(), after, host);
    List<String> overridden =
        effective.map(it -> ContainerdFile.overridden(settings, after, it)).orElse(List.of());
    if (!overridden.isEmpty()) {
      throw new TaskFailedException(
          "\"%s\": a file that it imports sets something else: %s. Alter that file, or take it out of imports."
              .formatted(settings.path(), String.join(", ", overridden)));
    }
  }
}
