package dev.slipway.modules.administration;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.administration.SelinuxProbe.Mode;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What SELinux does, now and after the next boot. */
final class SelinuxModule implements TaskModule<SelinuxModule.Desired, SelinuxModule.Observed> {
  private static final ModuleSpec SPEC = describe();

  /** What is declared. */
  record Desired(TextEditing.Target target, SelinuxEdit edit) {
    Mode mode() {
      return edit.mode();
    }
  }

  /** What is there. */
  record Observed(Mode mode, TextEditing.Observed file) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("selinux", "Sets the mode and the policy of SELinux.")
        .describe(
            "The file says what the next boot brings, `setenforce` what holds now. Between"
                + " `disabled` and the other modes only a boot changes: `reboot_required` is true"
                + " then, and the module reboot does it. Where `disabled` is declared, a running"
                + " SELinux is permissive until that boot.")
        .describe(
            "Tested: the file on Debian hosts; `setenforce` on recorded answers only, since a"
                + " container has no SELinux of its own.")
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "The mode.")
                .oneOf("enforcing", "permissive", "disabled")
                .must())
        .parameter(
            Parameter.state(
                "policy",
                ParameterType.TEXT,
                "The policy, such as `targeted`. It must be given unless SELinux is to be"
                    + " disabled; another one counts from the next boot on."))
        .parameter(
            Parameter.identity("configfile", ParameterType.PATH, "The file. Links are followed.")
                .alias("conf", "file")
                .otherwise("/etc/selinux/config"))
        .returns("state policy configfile", "As they were declared.")
        .returns("reboot_required", "Whether a part of it waits for a boot.")
        .example(
            "Ready for the next boot, in a file of its own",
            """
            - tempfile: {}
              register: file
            - copy: {content: "SELINUX=permissive\\n", dest: '${file.path}'}
            - selinux:
                state: enforcing
                policy: targeted
                configfile: ${file.path}
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    Mode mode = Mode.of(arguments.text("state"));
    Optional<String> policy = arguments.optionalText("policy");
    if (policy.isEmpty() && mode != Mode.DISABLED) {
      arguments.reject("policy", "Nothing says which policy.", "write policy: targeted.");
    }
    policy
        .filter(name -> !name.matches("[A-Za-z0-9_-]+"))
        .ifPresent(
            name ->
                arguments.reject(
                    "policy",
                    "\"" + name.replace('\n', ' ') + "\" is not the name of a policy.",
                    "write a name such as targeted or mls."));
    TextEditing.Target target =
        new TextEditing.Target(
            Paths.bind(arguments, "configfile"), false, Ownership.none(), false, Optional.empty());
    return new Desired(target, new SelinuxEdit(mode, policy));
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    Observed observed =
        new Observed(host.ask(new SelinuxProbe()), TextEditing.observe(desired.target(), host));
    if (!runtime(desired, observed.mode()).equals(observed.mode())) {
      Administrator.mustBeRoot(host, diff(desired, observed), "Setting the mode of SELinux");
    }
    return observed;
  }

  /** The mode that the running kernel can be brought to. */
  private static Mode runtime(Desired desired, Mode now) {
    if (now == Mode.DISABLED) {
      return now;
    }
    return desired.mode() == Mode.DISABLED ? Mode.PERMISSIVE : desired.mode();
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    Mode after = runtime(desired, observed.mode());
    if (after != observed.mode()) {
      changes.add(Change.attribute("SELinux", "mode", observed.mode().word(), after.word()));
      predictions.add(Prediction.of(new SelinuxProbe(), after));
    }
    Diff file = TextEditing.diff(desired.target(), observed.file(), desired.edit());
    changes.addAll(file.changes());
    predictions.addAll(file.predictions());
    return changes.isEmpty()
        ? Diff.none()
        : Diff.ofChanges(Action.UPDATE, changes).predicting(predictions);
  }

  /** The file first: what it refuses must not hold until the next boot only. */
  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    Map<String, Object> returned = new LinkedHashMap<>();
    Diff file = TextEditing.diff(desired.target(), observed.file(), desired.edit());
    if (!file.isEmpty()) {
      returned.putAll(TextEditing.apply(desired.target(), observed.file(), desired.edit(), host));
      if (file.changes().stream().anyMatch(SelinuxModule::altersPolicy)) {
        returned.put("reboot_required", true);
      }
    }
    Mode after = runtime(desired, observed.mode());
    if (after != observed.mode()) {
      host.require(ShellCommand.of("setenforce", after == Mode.ENFORCING ? "1" : "0"));
    }
    return returned;
  }

  private static boolean altersPolicy(Change change) {
    return change instanceof Change.Text text
        && !policy(text.before().orElse("")).equals(policy(text.after().orElse("")));
  }

  private static List<String> policy(String text) {
    return text.lines().filter(line -> line.startsWith(SelinuxEdit.POLICY)).toList();
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("state", desired.mode().word());
    desired.edit().policy().ifPresent(policy -> values.put("policy", policy));
    values.put("configfile", desired.target().path());
    values.put(
        "reboot_required", (observed.mode() == Mode.DISABLED) != (desired.mode() == Mode.DISABLED));
    return values;
  }
}
