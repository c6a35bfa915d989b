package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.HostnameAnswer;
import dev.slipway.host.probe.HostnameProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of the host. */
final class HostnameModule implements TaskModule<HostnameModule.Settings, HostnameAnswer> {
  private static final String FILE = "/etc/hostname";
  private static final int LONGEST = 64;
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final ModuleSpec SPEC = describe();

  /** What is declared. */
  record Settings(String name) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("hostname", "Sets the name of the host, now and for the next boot.")
        .describe(
            "The name of the running kernel and the one in `/etc/hostname` are observed and shown"
                + " apart. Facts that were collected before keep the name that was.")
        .parameter(
            Parameter.state(
                    "name",
                    ParameterType.TEXT,
                    "The name; labels of letters, digits and `-`, with dots between them, at most"
                        + " 64 characters.")
                .must())
        .parameter(
            Parameter.control(
                    "use", ParameterType.TEXT, "Has no effect: hostnamectl is used where it works.")
                .oneOf("alpine", "debian", "generic", "redhat", "sles", "systemd"))
        .returns("name", "The name.")
        .example(
            "Name the host as in the inventory",
            """
            - hostname:
                name: ${inventory_hostname}
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    String name = arguments.text("name");
    boolean valid =
        name.length() <= LONGEST
            && List.of(name.split("\\.", -1)).stream().allMatch(LABEL.asMatchPredicate());
    if (!valid) {
      arguments.reject(
          "name",
          "\"" + name + "\" is not the name of a host.",
          "write labels of letters, digits and - with dots between them, at most 64 characters.");
    }
    return new Settings(name);
  }

  @Override
  public HostnameAnswer observe(Settings desired, HostReader host) throws HostException {
    return host.ask(new HostnameProbe());
  }

  @Override
  public Diff diff(Settings desired, HostnameAnswer observed) {
    String name = desired.name();
    List<Change> changes = new ArrayList<>();
    if (!observed.running().equals(name)) {
      changes.add(Change.attribute("hostname", "runtime", observed.running(), name));
    }
    if (!observed.persisted().equals(name)) {
      Optional<String> before = Optional.of(observed.persisted()).filter(text -> !text.isEmpty());
      changes.add(
          new Change.Attribute(
              "hostname", "persisted in " + FILE, before, Optional.of(name), false));
    }
    FileProbe file = FileProbe.metadata(FILE);
    return Diff.ofChanges(Action.UPDATE, changes)
        .predicting(
            changes.isEmpty()
                ? List.of()
                : List.of(
                    Prediction.of(
                        new HostnameProbe(), new HostnameAnswer(name, name, observed.systemd())),
                    Prediction.afterApply(file),
                    Prediction.afterApply(file.following())));
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    String name = desired.name();
    if (host.ask(new HostnameProbe()).systemd()) {
      host.require(ShellCommand.of("hostnamectl", "set-hostname", "--", name));
      return Map.of();
    }
    Bytes content = Bytes.ofText(name + "\n");
    host.write(
        FileWrite.of(FILE, content)
            .withOwnership(Optional.empty(), Optional.empty(), Optional.of(0644)));
    host.require(ShellCommand.of("hostname", "--", name));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, HostnameAnswer observed) {
    return Map.of("name", desired.name());
  }
}
