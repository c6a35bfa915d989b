package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Kernel parameters, now and after the next boot. */
final class SysctlModule implements TaskModule<SysctlSettings, SysctlObserved> {
  private static final ModuleSpec SPEC = describe();

  private static ModuleSpec describe() {
    return ModuleSpec.named("sysctl", "Sets kernel parameters, now and for the next boot.")
        .describe(
            "The value of the running kernel and the value in the file are two things; both are"
                + " observed, shown and set apart. A value that was altered by hand is set again,"
                + " also when the file has it already.")
        .describe(
            "Files are read at boot in the order of their names, whatever their folder"
                + " (`sysctl.d(5)`), and the last one that names a parameter wins. When another"
                + " file overrides the declared value the task fails and names that file. Patterns"
                + " in files are not looked at: a name wins over them.")
        .describe("Only the named parameter is set; the other lines of the file are not loaded.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXT,
                    "The parameter, such as `net.ipv4.ip_forward`; a dot within a name is written"
                        + " as `/`, as in `net.ipv4.conf.eth0/100.forwarding`.")
                .alias("key")
                .must())
        .parameter(
            Parameter.state(
                    "value",
                    ParameterType.TEXT,
                    "The value; blanks between several numbers do not count.")
                .alias("val"))
        .parameter(
            Parameter.state(
                    "state",
                    ParameterType.TEXT,
                    "`present`: the file sets the value. `absent`: the file does not set it; the"
                        + " running kernel keeps it.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.identity(
                    "sysctl_file",
                    ParameterType.PATH,
                    "The file that sets it at boot. Where the default is a link to"
                        + " `/etc/sysctl.conf`, as on Debian 12 and the Red Hat family, that file"
                        + " is used.")
                .otherwise("/etc/sysctl.d/99-sysctl.conf"))
        .parameter(
            Parameter.state(
                    "reload",
                    ParameterType.BOOLEAN,
                    "Whether the running kernel gets the value, too.")
                .otherwise("true"))
        .parameter(
            Parameter.state(
                    "sysctl_set", ParameterType.BOOLEAN, "The same, also where `reload` is false.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "ignoreerrors",
                    ParameterType.BOOLEAN,
                    "Leaves the running kernel as it is where it has no such parameter or does not"
                        + " let it be set, and does not look for files that override the value.")
                .otherwise("false"))
        .example(
            "Forward packets",
            """
            - sysctl:
                name: net.ipv4.ip_forward
                value: 1
            """)
        .example(
            "In a file of its own",
            """
            - sysctl:
                name: net.core.somaxconn
                value: 4096
                sysctl_file: /etc/sysctl.d/60-web.conf
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public SysctlSettings bind(Arguments arguments) {
    return SysctlSettings.bind(arguments);
  }

  @Override
  public SysctlObserved observe(SysctlSettings desired, HostReader host) throws HostException {
    return SysctlObserved.observe(desired, host);
  }

  @Override
  public Diff diff(SysctlSettings desired, SysctlObserved observed) {
    return SysctlDiff.of(desired, observed);
  }

  /** The kernel first: what it refuses must not wait in the file for the next boot. */
  @Override
  public Map<String, Object> apply(SysctlSettings desired, Diff diff, HostSession host)
      throws HostException {
    boolean runtime = diff.changes().stream().anyMatch(SysctlModule::isOfKernel);
    if (runtime) {
      set(desired, host);
    }
    SysctlObserved observed = observe(desired, host);
    SysctlText before = observed.text();
    SysctlText after = SysctlDiff.after(desired, before);
    if (!after.equals(before)) {
      SysctlDiff.file(after, observed.place()).apply(observed.place(), host);
    }
    return Map.of();
  }

  private static boolean isOfKernel(Change change) {
    return switch (change) {
      case Change.Run _ -> true;
      case Change.Attribute attribute -> attribute.name().equals(SysctlDiff.RUNTIME);
      case Change.Text _, Change.Opaque _ -> false;
    };
  }

  private static void set(SysctlSettings desired, HostSession host) throws HostException {
    String value = desired.value().orElseThrow();
    ShellCommand command =
        ShellCommand.of("tee", "/proc/sys/" + desired.probe().path())
            .input((value + "\n").getBytes(StandardCharsets.UTF_8));
    ScriptResult result = host.run(command);
    if (result.exit() != 0 && !desired.ignoreErrors()) {
      throw new TaskFailedException(
          "The kernel does not take %s for \"%s\": %s"
              .formatted(value, desired.probe().key(), result.stderrText().strip()));
    }
  }
}
