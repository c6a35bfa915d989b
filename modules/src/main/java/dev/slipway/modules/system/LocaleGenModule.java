package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.FileWrite;
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
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.FilePredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The locales that the host has, on Debian and its children. */
final class LocaleGenModule implements TaskModule<LocaleGenModule.Settings, LocalesProbe.Answer> {
  private static final String FILE = "/etc/locale.gen";
  private static final String PRESENT = "present";
  private static final String ABSENT = "absent";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9-]+)?(?:@\\w+)?");
  private static final ModuleSpec SPEC = describe();

  /** What is declared. */
  record Settings(List<String> names, boolean present) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("locale_gen", "Makes locales, or removes them.")
        .describe(
            "For Debian and its children: the locale is listed in `/etc/locale.gen`, or stands"
                + " there behind `#`, and `locale-gen` makes what is listed (`locale.gen(5)`)."
                + " Locales that are there already are not made again. Removing one makes all"
                + " others anew, which takes some seconds for each.")
        .describe(
            "The host needs the package `locales`; it says which names there are. Hosts of the RHEL"
                + " family have no locale-gen: there a package brings each locale, such as"
                + " `glibc-langpack-de`.")
        .parameter(
            Parameter.identity(
                    "name", ParameterType.TEXTS, "One or more locales, such as `de_DE.UTF-8`.")
                .must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the host has them.")
                .otherwise(PRESENT)
                .oneOf(PRESENT, ABSENT))
        .returns("name", "The locales.")
        .returns("state", "As declared.")
        .example(
            "German and French",
            """
            - locale_gen:
                name: [de_DE.UTF-8, fr_FR.UTF-8]
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    List<String> names = arguments.texts("name");
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        arguments.reject(
            "name",
            "\"" + name + "\" is not the name of a locale.",
            "write language, country and character set, such as de_DE.UTF-8.");
      }
    }
    if (names.isEmpty()) {
      arguments.reject("name", "It names no locale.", "write one, such as de_DE.UTF-8.");
    }
    return new Settings(names, arguments.text("state").equals(PRESENT));
  }

  @Override
  public LocalesProbe.Answer observe(Settings desired, HostReader host) throws HostException {
    LocalesProbe.Answer observed = host.ask(new LocalesProbe());
    if (!observed.generator() && (desired.present() || !diff(desired, observed).isEmpty())) {
      throw new TaskFailedException(
          "The host has no locale-gen. Install the package locales first; the RHEL family has"
              + " packages such as glibc-langpack-de instead.");
    }
    Administrator.mustBeRoot(host, diff(desired, observed), "Making locales");
    return observed;
  }

  @Override
  public Diff diff(Settings desired, LocalesProbe.Answer observed) {
    LocaleList before = LocaleList.of(observed.list());
    LocaleList after = list(desired, observed);
    List<Change> changes = new ArrayList<>();
    for (String name : desired.names()) {
      if (isMade(name, observed) != desired.present()) {
        changes.add(
            desired.present()
                ? Change.attribute("locale " + name, "state", ABSENT, PRESENT)
                : Change.attribute("locale " + name, "state", PRESENT, ABSENT));
      }
    }
    if (!after.equals(before)) {
      Optional<String> text = Optional.of(observed.list()).filter(list -> !list.isEmpty());
      changes.add(new Change.Text(FILE, text, Optional.of(after.text()), false));
    }
    return Diff.ofChanges(Action.UPDATE, changes)
        .predicting(changes.isEmpty() ? List.of() : predictions(desired, observed));
  }

  private static boolean isMade(String name, LocalesProbe.Answer observed) {
    return observed.made().contains(LocaleList.normalised(name));
  }

  private static LocaleList list(Settings desired, LocalesProbe.Answer observed) {
    LocaleList list = LocaleList.of(observed.list());
    for (String name : desired.names()) {
      list = desired.present() ? list.with(entry(name, list, observed)) : list.without(name);
    }
    return list;
  }

  /** The name with its character set, as the host knows it. */
  private static String entry(String name, LocaleList list, LocalesProbe.Answer observed) {
    return observed.known().stream()
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .or(() -> Optional.of(name).filter(list::holds))
        .orElseThrow(
            () ->
                new TaskFailedException(
                    "The host knows no locale \"%s\". Its names are in /usr/share/i18n/SUPPORTED."
                        .formatted(name)));
  }

  private static List<Prediction<?>> predictions(Settings desired, LocalesProbe.Answer observed) {
    TreeSet<String> made = new TreeSet<>(observed.made());
    for (String name : desired.names()) {
      String normalised = LocaleList.normalised(name);
      if (desired.present()) {
        made.add(normalised);
      } else {
        made.remove(normalised);
      }
    }
    List<Prediction<?>> predictions = new ArrayList<>(FilePredictions.afterApply(FILE));
    predictions.add(
        Prediction.of(
            new LocalesProbe(),
            new LocalesProbe.Answer(
                observed.generator(),
                list(desired, observed).text(),
                observed.known(),
                List.copyOf(made))));
    return predictions;
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    LocalesProbe.Answer observed = host.ask(new LocalesProbe());
    LocaleList after = list(desired, observed);
    if (!after.equals(LocaleList.of(observed.list()))) {
      host.write(FileWrite.of(FILE, Bytes.ofText(after.text())));
    }
    // Without the option the archive of all locales is thrown away first.
    host.require(
        desired.present()
            ? ShellCommand.of("locale-gen", "--keep-existing")
            : ShellCommand.of("locale-gen"));
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, LocalesProbe.Answer observed) {
    return Map.of("name", desired.names(), "state", desired.present() ? PRESENT : ABSENT);
  }
}
