package dev.slipway.contract;

import dev.slipway.Engine;
import dev.slipway.EngineSettings;
import dev.slipway.Project;
import dev.slipway.ProjectRequest;
import dev.slipway.graph.TagSelection;
import dev.slipway.host.Become;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import dev.slipway.lab.LabUser;
import dev.slipway.lab.SshHost;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.report.JsonReport;
import dev.slipway.report.TextReport;
import dev.slipway.report.TextStyle;
import dev.slipway.run.EventSink;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.RunOptions;
import dev.slipway.run.TaskResult;
import dev.slipway.ssh.SshConnector;
import dev.slipway.ssh.SshSettings;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host or the machine of the lab on which playbooks are run, one after the other. */
final class ContractHost implements AutoCloseable {
  private final SshHost host;
  private final ModuleRegistry modules;
  private final Path inventory;
  private final LastingConnector connector;
  private final Cuts cuts = new Cuts();
  private final Engine engine;

  /**
   * @param modules what playbooks can name
   * @param folder for what a user would have on the control host
   */
  ContractHost(SshHost host, ModuleRegistry modules, Path folder) {
    this.host = host;
    this.modules = modules;
    connector = new LastingConnector(new SshConnector(SshSettings.of(host.directory())));
    engine =
        new Engine(
            new EngineSettings(
                cuts.over(modules),
                new RolePaths(folder, List.of(), folder),
                Map.of("ssh", connector),
                Vault.withoutPasswords()));
    try {
      inventory = Files.writeString(folder.resolve(host.name() + ".yml"), inventory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one host under the name of each user who logs in to it. */
  private String inventory() {
    StringBuilder text = new StringBuilder("all:\n  hosts:\n");
    for (LabUser user : LabUser.values()) {
      text.append(
          """
              %s:
                ansible_host: %s
                ansible_port: %s
                ansible_user: %1$s
                ansible_ssh_private_key_file: %s
                ansible_timeout: 60
          """
              .formatted(user.login(), host.address(), host.port(), host.identity()));
    }
    return text.toString();
  }

  ModuleRegistry modules() {
    return modules;
  }

  Finished plan(Path playbook) throws InterruptedException {
    return run(playbook, RunOptions.defaults().asDryRun());
  }

  Finished run(Path playbook) throws InterruptedException {
    return runCut(playbook, Integer.MAX_VALUE);
  }

  /** A run whose apply loses the connection behind so many steps. */
  Finished runCut(Path playbook, int steps) throws InterruptedException {
    cuts.after(steps);
    try {
      return run(playbook, RunOptions.defaults());
    } finally {
      cuts.after(Integer.MAX_VALUE);
    }
  }

  private Finished run(Path playbook, RunOptions options) throws InterruptedException {
    Project project =
        engine.load(
            new ProjectRequest(
                List.of(playbook),
                List.of(inventory.toString()),
                Optional.empty(),
                new TagSelection(Set.of(), Set.of()),
                List.of()));
    Redactions redactions = new Redactions();
    List<String> shown = new ArrayList<>();
    List<TaskResult> results = new ArrayList<>();
    EventSink json = new JsonReport(options.dryRun(), redactions, shown::add);
    TextStyle style = new TextStyle(false, 3, true, options.dryRun());
    EventSink text = new TextReport(style, redactions, shown::add);
    engine.run(
        project,
        options,
        redactions,
        event -> {
          json.on(event);
          text.on(event);
          if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
            results.add(result);
          }
        });
    return new Finished(results, String.join("\n", shown), cuts.steps());
  }

  /** Runs lines of a test as root, past the engine. */
  ScriptResult asRoot(String lines) throws HostException {
    Target root =
        new Target(
            host.name(),
            host.address(),
            Optional.of(host.port()),
            Optional.of(LabUser.ROOT.login()),
            Optional.empty(),
            Optional.of(host.identity()),
            Optional.empty(),
            List.of(),
            Duration.ofSeconds(60));
    // The first script on a host that calls lab-ceph or lab-rpm installs packages.
    Script script = Script.of(lines).withTimeout(Duration.ofMinutes(6));
    return connector.connect(root).shell(new Become.Login()).exchange(List.of(script)).getFirst();
  }

  @Override
  public void close() {
    connector.close();
  }
}
