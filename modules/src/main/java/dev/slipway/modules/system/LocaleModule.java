package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.OsProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextEditing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The language of the host, and the forms of its dates, numbers and sorting. */
final class LocaleModule implements TaskModule<LocaleModule.Settings, LocaleModule.Observed> {
  private static final String LANG = "LANG";
  private static final String LANGUAGE = "LANGUAGE";
  private static final Pattern VARIABLE = Pattern.compile("LANGUAGE|LC_[A-Z]+");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9-]+)?(?:@\\w+)?");
  private static final Pattern LANGUAGES =
      Pattern.compile("[A-Za-z0-9_.@-]+(?::[A-Za-z0-9_.@-]+)*");

  /** The C library has them without any file. */
  private static final Set<String> BUILT_IN = Set.of("C", "POSIX");

  private static final ModuleSpec SPEC = describe();

  /** What is declared. */
  record Settings(LocaleEdit edit, boolean backup) {
    private List<String> locales() {
      return edit.values().entrySet().stream()
          .filter(each -> !each.getKey().equals(LANGUAGE))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /** The file and what is there. */
  record Observed(TextEditing.Target target, TextEditing.Observed file) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("locale", "Says in which language the host speaks.")
        .describe(
            "Variables of `locale.conf(5)`: in `/etc/default/locale` on Debian and what comes from"
                + " it, in `/etc/locale.conf` elsewhere. Variables that the task does not name"
                + " stay. A locale that the host does not have is refused: programs would speak"
                + " English and warn. Sessions and services that run keep what they began with.")
        .parameter(
            Parameter.state(
                "name", ParameterType.TEXT, "The value of `LANG`, such as `en_GB.UTF-8`."))
        .parameter(
            Parameter.state(
                "settings",
                ParameterType.MAP,
                "`LANGUAGE`, `LC_TIME` and the like, and their values, such as `C.UTF-8`."))
        .parameter(
            Parameter.state("absent", ParameterType.TEXTS, "Variables that are not to be there."))
        .parameter(
            Parameter.control(
                    "backup",
                    ParameterType.BOOLEAN,
                    "Whether the file before is kept beside it, as `NAME.TIME~`.")
                .otherwise("false"))
        .rule(ParameterRule.atLeastOne("name", "settings", "absent"))
        .returns("path", "The file.")
        .returns("msg", "`locale set`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "British English, with dates as ISO 8601 has them",
            """
            - locale_gen:
                name: [en_GB.UTF-8, en_DK.UTF-8]
            - locale:
                name: en_GB.UTF-8
                settings:
                  LC_TIME: en_DK.UTF-8
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    arguments.optionalText("name").ifPresent(name -> values.put(LANG, checked(arguments, name)));
    arguments
        .map("settings")
        .forEach(
            (variable, value) -> {
              mustBeKnown(arguments, "settings", variable);
              values.put(variable, checked(arguments, variable, String.valueOf(value)));
            });
    Set<String> absent = new LinkedHashSet<>(arguments.texts("absent"));
    for (String variable : absent) {
      if (!variable.equals(LANG)) {
        mustBeKnown(arguments, "absent", variable);
      }
      if (values.containsKey(variable)) {
        arguments.reject(
            "absent",
            "\"" + variable + "\" has a value, too.",
            "write either its value or that it is absent.");
      }
    }
    return new Settings(new LocaleEdit(values, absent), arguments.flag("backup"));
  }

  private static void mustBeKnown(Arguments arguments, String parameter, String variable) {
    if (!VARIABLE.matcher(variable).matches() || variable.equals("LC_ALL")) {
      arguments.reject(
          parameter,
          "\"" + variable + "\" is no variable of locale.conf(5) that can stand here.",
          "write LANGUAGE, LC_TIME, LC_NUMERIC and the like; LANG is set by name.");
    }
  }

  private static String checked(Arguments arguments, String name) {
    return checked(arguments, "name", NAME, name);
  }

  private static String checked(Arguments arguments, String variable, String value) {
    return checked(arguments, "settings", variable.equals(LANGUAGE) ? LANGUAGES : NAME, value);
  }

  private static String checked(
      Arguments arguments, String parameter, Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      arguments.reject(
          parameter,
          "\"" + value + "\" is not the name of a locale.",
          "write language, country and character set, such as de_DE.UTF-8.");
    }
    return value;
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    boolean debian = host.ask(new OsProbe()).isLike("debian");
    TextEditing.Target target =
        new TextEditing.Target(
            debian ? "/etc/default/locale" : "/etc/locale.conf",
            true,
            Ownership.none(),
            desired.backup(),
            Optional.empty());
    TextEditing.Observed file = TextEditing.observe(target, host);
    if (!TextEditing.diff(target, file, desired.edit()).isEmpty()) {
      mustBeMade(desired.locales(), host);
    }
    return new Observed(target, file);
  }

  private static void mustBeMade(List<String> locales, HostReader host) throws HostException {
    List<String> made = host.ask(new LocalesProbe()).made();
    for (String locale : locales) {
      if (!BUILT_IN.contains(locale) && !made.contains(LocaleList.normalised(locale))) {
        throw new TaskFailedException(
            "The host has no locale \"%s\". Make it with locale_gen first; on the RHEL family install"
                    .formatted(locale)
                + " the package of its language, such as glibc-langpack-de.");
      }
    }
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    return TextEditing.diff(observed.target(), observed.file(), desired.edit());
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    return TextEditing.apply(observed.target(), observed.file(), desired.edit(), host);
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    return Map.of("path", observed.target().path());
  }
}
