package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
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
import dev.slipway.modules.support.FilePredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The time zone of the host. */
final class TimezoneModule implements TaskModule<TimezoneModule.Settings, TimezoneProbe.Answer> {
  private static final String SUBJECT = "time zone";
  private static final String LINK = "/etc/localtime";
  private static final String NEW_LINK = "/etc/.slipway.localtime";
  private static final String FILE = "/etc/timezone";
  private static final String LOCAL = "local";
  private static final String UTC = "UTC";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}");
  private static final ModuleSpec SPEC = describe();

  /**
   * What is declared.
   *
   * @param local whether the hardware clock runs in local time
   */
  record Settings(Optional<String> zone, Optional<Boolean> local) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("timezone", "Sets the time zone of the host.")
        .describe(
            "`/etc/localtime` becomes a link to the zone, in one step (`localtime(5)`), and"
                + " `/etc/timezone` names it where there is such a file, as on Debian. Programs"
                + " that run keep the zone that they began with.")
        .parameter(
            Parameter.state(
                "name", ParameterType.TEXT, "The zone, such as `Europe/Berlin` or `Etc/UTC`."))
        .parameter(
            Parameter.state(
                    "hwclock",
                    ParameterType.TEXT,
                    "In which form the hardware clock runs; `UTC` unless another system needs"
                        + " local time.")
                .alias("rtc")
                .oneOf(LOCAL, UTC))
        .rule(ParameterRule.atLeastOne("name", "hwclock"))
        .returns("name", "The zone.")
        .example(
            "Servers keep UTC",
            """
            - timezone:
                name: Etc/UTC
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    Optional<String> zone = arguments.optionalText("name").map(String::strip);
    zone.filter(name -> !NAME.matcher(name).matches())
        .ifPresent(
            name ->
                arguments.reject(
                    "name",
                    "\"" + name + "\" is not the name of a time zone.",
                    "write a region and a place, such as Europe/Berlin, or Etc/UTC."));
    return new Settings(zone, arguments.optionalText("hwclock").map(LOCAL::equals));
  }

  @Override
  public TimezoneProbe.Answer observe(Settings desired, HostReader host) throws HostException {
    TimezoneProbe.Answer observed = host.ask(new TimezoneProbe());
    Diff diff = diff(desired, observed);
    Administrator.mustBeRoot(host, diff, "Setting the time zone");
    if (!diff.isEmpty() && desired.zone().isPresent()) {
      mustExist(desired.zone().get(), host);
    }
    return observed;
  }

  private static void mustExist(String zone, HostReader host) throws HostException {
    String path = TimezoneProbe.ZONES + "/" + zone;
    FileAnswer answer = host.ask(FileProbe.metadata(path).following());
    if (!answer.is(FileType.REGULAR)) {
      throw new TaskFailedException(
          "The host has no time zone \"%s\": \"%s\" is no file. Check the name; zones come with the package tzdata."
              .formatted(zone, path));
    }
  }

  @Override
  public Diff diff(Settings desired, TimezoneProbe.Answer observed) {
    TimezoneProbe.Answer after = after(desired, observed);
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    if (!after.zone().equals(observed.zone())) {
      changes.add(change(LINK, observed.zone(), after.zone()));
      predictions.addAll(FilePredictions.afterApply(LINK));
    }
    if (!after.written().equals(observed.written())) {
      changes.add(change(FILE, observed.written(), after.written()));
      predictions.addAll(FilePredictions.afterApply(FILE));
    }
    if (after.local() != observed.local()) {
      changes.add(
          Change.attribute(SUBJECT, "hardware clock", form(observed.local()), form(after.local())));
    }
    predictions.add(Prediction.of(new TimezoneProbe(), after));
    return Diff.ofChanges(Action.UPDATE, changes)
        .predicting(changes.isEmpty() ? List.of() : predictions);
  }

  private static TimezoneProbe.Answer after(Settings desired, TimezoneProbe.Answer observed) {
    boolean written = !observed.written().isEmpty();
    return new TimezoneProbe.Answer(
        desired.zone().orElse(observed.zone()),
        written ? desired.zone().orElse(observed.written()) : "",
        desired.local().orElse(observed.local()),
        observed.systemd());
  }

  private static String form(boolean local) {
    return local ? LOCAL : UTC;
  }

  private static Change change(String file, String before, String after) {
    return new Change.Attribute(
        SUBJECT,
        "in " + file,
        Optional.of(before).filter(zone -> !zone.isEmpty()),
        Optional.of(after),
        false);
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    TimezoneProbe.Answer observed = host.ask(new TimezoneProbe());
    TimezoneProbe.Answer after = after(desired, observed);
    if (!after.zone().equals(observed.zone())) {
      String target = ".." + TimezoneProbe.ZONES + "/" + after.zone();
      host.require(
          ShellCommand.of("ln", "-sfn", "--", target, NEW_LINK)
              .then(ShellCommand.of("mv", "-f", "-T", "--", NEW_LINK, LINK)));
    }
    if (!after.written().equals(observed.written())) {
      host.write(FileWrite.of(FILE, Bytes.ofText(after.written() + "\n")));
    }
    if (after.local() != observed.local()) {
      host.require(clock(after));
    }
    return Map.of();
  }

  private static ShellCommand clock(TimezoneProbe.Answer after) {
    return after.systemd()
        ? ShellCommand.of("timedatectl", "set-local-rtc", after.local() ? "1" : "0")
        : ShellCommand.of("hwclock", "--systohc", after.local() ? "--localtime" : "--utc");
  }

  @Override
  public Map<String, Object> values(Settings desired, TimezoneProbe.Answer observed) {
    return desired.zone().<Map<String, Object>>map(zone -> Map.of("name", zone)).orElse(Map.of());
  }
}
