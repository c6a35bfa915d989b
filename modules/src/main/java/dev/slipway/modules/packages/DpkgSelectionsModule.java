package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostText;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What dpkg is to do with a package. */
final class DpkgSelectionsModule
    implements TaskModule<DpkgSelectionsModule.Desired, DpkgSelectionsModule.Observed> {
  private static final String NO_DPKG = "none";
  private static final int FIELDS = 3;

  private static final ModuleSpec SPEC =
      ModuleSpec.named("dpkg_selections", "Says what dpkg is to do with a package.")
          .describe(
              "What is selected is done by the next program that goes by it; nothing is installed"
                  + " or removed here. Rules are those of dpkg(1), `--set-selections`. To keep a"
                  + " package in a version, `package_pin` says the version, too.")
          .family(ModuleSpec.Family.DEBIAN)
          .parameter(
              Parameter.identity(
                      "name", ParameterType.TEXT, "The package, such as `tool` or `tool:i386`.")
                  .must())
          .parameter(
              Parameter.state("selection", ParameterType.TEXT, "What is selected.")
                  .oneOf("install", "hold", "deinstall", "purge")
                  .must())
          .example(
              "No upgrade of a package",
              """
              - dpkg_selections:
                  name: bash
                  selection: hold
              """)
          .build();

  /** What is declared. */
  record Desired(WantedPackage wanted, String selection) {
    CommandProbe probe() {
      return new CommandProbe(
          ("command -v dpkg >/dev/null 2>&1 || { echo %s; exit; }\n"
                  + "dpkg --print-architecture\n"
                  + "dpkg-query -W -f '${Package} ${Architecture} ${db:Status-Want}\\n' -- %s"
                  + " 2>/dev/null\n")
              .formatted(NO_DPKG, Shell.quote(wanted.name())));
    }
  }

  /** What is there. */
  record Observed(CommandAnswer selections, PackageAnswer installed) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    String name = arguments.text("name");
    Optional<WantedPackage> wanted = WantedPackage.parse(name);
    if (wanted.isEmpty()
        || wanted.get().version().isPresent()
        || !wanted.get().name().equals(name)) {
      arguments.reject(
          "name", "\"" + name.replace('\n', ' ') + "\" is no package.", "write the name of one.");
    }
    return new Desired(
        wanted.orElseGet(() -> WantedPackage.parse("none").orElseThrow()),
        arguments.text("selection"));
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    host.mention(desired.wanted().probe());
    Observed observed = new Observed(host.ask(desired.probe()), host.ask(desired.wanted().probe()));
    Administrator.mustBeRoot(host, diff(desired, observed), "Selecting packages");
    return observed;
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    String before = selection(desired, observed.selections());
    if (before.equals(desired.selection())) {
      return Diff.none();
    }
    String name = desired.wanted().name();
    PackageAnswer after =
        observed.installed() instanceof PackageAnswer.Installed installed
            ? new PackageAnswer.Installed(
                installed.version(),
                desired.selection().equals(PackagePinModule.HOLD),
                installed.automatic())
            : observed.installed();
    return Diff.of(
            Action.UPDATE,
            List.of(Change.attribute(name, "selection", before, desired.selection())))
        .predicting(
            List.of(
                Prediction.of(desired.wanted().probe(), after),
                Prediction.of(desired.probe(), after(desired, observed.selections(), before))));
  }

  private static CommandAnswer after(Desired desired, CommandAnswer before, String selection) {
    String line = line(desired, before).orElseThrow();
    String changed = line.substring(0, line.length() - selection.length()) + desired.selection();
    return new CommandAnswer(
        before.exit(), before.stdout().replace(line, changed), before.stderr());
  }

  private static String selection(Desired desired, CommandAnswer answer) {
    if (answer.stdout().strip().equals(NO_DPKG)) {
      throw new TaskFailedException("The host has no dpkg; the module is for the Debian family.");
    }
    return line(desired, answer)
        .map(line -> line.split(" ", -1)[2])
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "dpkg knows no package \"%s\": it is not installed, and never was. Install it"
                            .formatted(desired.wanted().name())
                        + " first, with the module apt."));
  }

  /** The line of the architecture that is meant: the host's own when none is written. */
  private static Optional<String> line(Desired desired, CommandAnswer answer) {
    List<String> lines = answer.stdout().lines().toList();
    String name = desired.wanted().name();
    String architecture =
        name.contains(":")
            ? name.substring(name.indexOf(':') + 1)
            : lines.isEmpty() ? "" : lines.getFirst();
    return lines.stream()
        .skip(1)
        .filter(
            line -> {
              String[] fields = line.split(" ", -1);
              return fields.length == FIELDS
                  && (fields[1].equals(architecture) || fields[1].equals("all"));
            })
        .findFirst();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    String line = desired.wanted().name() + " " + desired.selection() + "\n";
    host.require(ShellCommand.of("dpkg", "--set-selections").input(HostText.encode(line)));
    return Map.of();
  }
}
