package dev.slipway.modules.services;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.UnitProbe;
import dev.slipway.host.probe.UnitReloadProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.FilePredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Unit files and drop-ins of systemd. */
final class UnitFileModule implements TaskModule<UnitFileModule.Settings, UnitFileModule.Observed> {
  private static final ModuleSpec SPEC = describe();
  private static final String FOLDER = "/etc/systemd/system/";
  private static final FileAnswer.Present MADE =
      FileAnswer.Present.fresh(FileType.DIRECTORY, 0755, "root", 0, "root", 0);

  /**
   * Looks at the candidate in a folder of its own, as systemd would see it. A program that is not
   * there yet is no mistake of the unit.
   */
  private static final String VERIFY =
      """
      command -v systemd-analyze >/dev/null 2>&1 || exit 0
      folder=$(mktemp -d) || exit 1
      trap 'rm -rf "$folder"' EXIT
      mkdir -p "$folder/${2%/*}" && cat > "$folder/$2" || exit 1
      case $1 in *@.*) unit=${1%@.*}@test.${1##*.} ;; *) unit=$1 ;; esac
      said=$(SYSTEMD_UNIT_PATH="$folder:" systemd-analyze verify --man=no "$unit" 2>&1)
      said=$(printf '%s\\n' "$said" | grep -F -e "$1" -e "$unit" -e "${2##*/}" |
      grep -v -e 'is not executable' -e 'does not exist' -e 'not found\\.$')
      [ -z "$said" ] || { printf '%s\\n' "$said" >&2; exit 1; }
      """;

  /**
   * What is declared.
   *
   * @param file below {@link #FOLDER}
   * @param reload whether systemd is to read its unit files again
   */
  record Settings(
      String unit, String file, Optional<String> content, boolean reload, boolean validate) {
    DeclaredFile declared() {
      return new DeclaredFile(FOLDER + file, content.map(Bytes::ofText), Optional.empty());
    }

    boolean isDropIn() {
      return file.contains("/");
    }
  }

  /** What is there. */
  record Observed(FilePlace place, UnitReloadProbe.Need need) {
    boolean hasFolder() {
      return place.directory() instanceof FileAnswer.Present;
    }
  }

  private static ModuleSpec describe() {
    return ModuleSpec.named("systemd_unit", "Writes unit files and drop-ins of systemd.")
        .describe(
            "The file is `/etc/systemd/system/NAME`, or `/etc/systemd/system/NAME.d/DROPIN.conf`"
                + " for a drop-in, which leaves the unit of the package as it is. systemd reads its"
                + " unit files again whenever it has not read the latest ones. To start and enable"
                + " the unit is the business of systemd; to restart it, of a handler.")
        .describe(
            "Before the file is put in place, `systemd-analyze verify` looks at it where the host"
                + " has that; what it complains about fails the task, except for a program that is"
                + " not there yet.")
        .parameter(
            Parameter.identity(
                    "name", ParameterType.TEXT, "The unit; a name without a type is a service.")
                .alias("unit")
                .must())
        .parameter(
            Parameter.identity(
                    "dropin", ParameterType.TEXT, "The name of a drop-in, without `.conf`.")
                .alias("drop_in"))
        .parameter(Parameter.state("content", ParameterType.TEXT, "The text of the file."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the file is there.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.control(
                    "daemon_reload",
                    ParameterType.BOOLEAN,
                    "Whether systemd reads its unit files again.")
                .alias("daemon-reload")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "validate", ParameterType.BOOLEAN, "Whether the file is verified before.")
                .otherwise("true"))
        .rule(ParameterRule.requiredIf("state", "present", "content"))
        .returns("path", "The file.")
        .returns("name", "The full name of the unit.")
        .example(
            "A service of one's own",
            """
            - systemd_unit:
                name: app
                content: |
                  [Service]
                  ExecStart=/bin/sleep infinity
                  [Install]
                  WantedBy=multi-user.target
            """)
        .example(
            "More files for a service of a package",
            """
            - systemd_unit:
                name: haproxy
                dropin: limits
                content: |
                  [Service]
                  LimitNOFILE=65536
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    String unit = UnitSettings.unit(arguments).orElse("no.service");
    Optional<String> dropIn =
        arguments.optionalText("dropin").map(name -> name.replaceFirst("\\.conf$", ""));
    if (dropIn.isPresent() && !dropIn.get().matches("[A-Za-z0-9_.@-]+")) {
      arguments.reject(
          "dropin",
          "\"" + dropIn.get() + "\" is not the name of a drop-in.",
          "write letters, digits and _ . @ - only.");
    }
    Optional<String> content =
        arguments.optionalText("content").map(text -> text.endsWith("\n") ? text : text + "\n");
    if (content.isPresent() && !content.get().contains("[")) {
      arguments.reject(
          "content", "A unit file has sections.", "begin it with a line such as [Service].");
    }
    boolean present = arguments.text("state").equals("present");
    return new Settings(
        unit,
        dropIn.map(name -> unit + ".d/" + name + ".conf").orElse(unit),
        present ? content : Optional.empty(),
        arguments.flag("daemon_reload"),
        arguments.flag("validate"));
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    UnitReloadProbe.Need need =
        desired.reload() ? host.ask(new UnitReloadProbe()) : UnitReloadProbe.Need.CURRENT;
    Observed observed = new Observed(desired.declared().observe(host), need);
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing unit files");
    return observed;
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    FilePlace place = observed.place();
    if (desired.content().isPresent() && desired.isDropIn() && !observed.hasFolder()) {
      String folder = FOLDER + desired.unit() + ".d";
      changes.add(
          new Change.Attribute(folder, "state", Optional.empty(), Optional.of("directory"), false));
      predictions.addAll(FilePredictions.of(folder, MADE));
      place = place.in(MADE);
    }
    Diff file = desired.declared().diff(place);
    changes.addAll(file.changes());
    predictions.addAll(file.predictions());
    boolean stale = observed.need() == UnitReloadProbe.Need.NEEDED;
    if (desired.reload() && (stale || !file.isEmpty())) {
      changes.add(Change.attribute(UnitDiff.MANAGER, UnitDiff.FILES, "changed", "read again"));
      predictions.add(Prediction.of(new UnitReloadProbe(), UnitReloadProbe.Need.CURRENT));
    }
    if (desired.content().isEmpty() && !file.isEmpty() && !desired.isDropIn()) {
      predictions.add(Prediction.afterApply(new UnitProbe(desired.unit())));
    }
    return Diff.ofChanges(file.isEmpty() ? Action.UPDATE : file.action(), changes)
        .predicting(changes.isEmpty() ? List.of() : predictions);
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    if (desired.content().isPresent()) {
      if (desired.validate()) {
        verify(desired, host);
      }
      if (!observed.hasFolder()) {
        String folder = FOLDER + desired.unit() + ".d";
        host.require(ShellCommand.of("mkdir", "-p", "-m", "0755", "--", folder));
      }
    }
    desired.declared().apply(desired.declared().observe(host), host);
    if (desired.reload()) {
      host.require(ShellCommand.of("systemctl", "daemon-reload"));
    }
    return Map.of();
  }

  private static void verify(Settings desired, HostSession host) throws HostException {
    byte[] text = Bytes.ofText(desired.content().orElseThrow()).toArray();
    String file = desired.isDropIn() ? desired.file() : "./" + desired.file();
    ScriptResult result =
        host.run(ShellCommand.of("sh", "-c", VERIFY, "sh", desired.unit(), file).input(text));
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "systemd does not accept the file, which was not put in place: %s Correct it, or write validate: false."
              .formatted(result.stderrText().strip().replaceAll("\\R", "; ")));
    }
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    return Map.of("path", FOLDER + desired.file(), "name", desired.unit());
  }
}
