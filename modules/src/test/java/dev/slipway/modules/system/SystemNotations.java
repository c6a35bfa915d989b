package dev.slipway.modules.system;

import dev.slipway.host.Secret;
import dev.slipway.host.fact.FactsProbe;
import dev.slipway.host.probe.AccountDefaults;
import dev.slipway.host.probe.AccountDefaultsProbe;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.host.probe.GroupAnswer;
import dev.slipway.host.probe.GroupProbe;
import dev.slipway.host.probe.HostnameAnswer;
import dev.slipway.host.probe.HostnameProbe;
import dev.slipway.host.probe.LoginUser;
import dev.slipway.host.probe.LoginUserProbe;
import dev.slipway.host.probe.SysctlAnswer;
import dev.slipway.host.probe.SysctlFiles;
import dev.slipway.host.probe.SysctlFilesProbe;
import dev.slipway.host.probe.SysctlProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How case files write answers about kernel parameters, accounts and the name of the host. */
public final class SystemNotations {
  private SystemNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            AlternativesProbe.class,
            probe -> "alternatives " + probe.name(),
            (_, it) -> alternatives(it)),
        new KeyedNotation<>(FactsProbe.class, _ -> "facts", SystemNotations::facts),
        new KeyedNotation<>(SwapProbe.class, _ -> "swap", (_, it) -> swap(it)),
        new KeyedNotation<>(
            SysctlProbe.class, probe -> "sysctl " + probe.key(), (_, it) -> sysctl(it)),
        new KeyedNotation<>(
            SysctlFilesProbe.class, _ -> "sysctl files", (_, it) -> sysctlFiles(it)),
        new KeyedNotation<>(
            UserProbe.class, probe -> "user " + probe.name(), SystemNotations::user),
        new KeyedNotation<>(
            GroupProbe.class, probe -> "group " + probe.name(), SystemNotations::group),
        new KeyedNotation<>(LoginUserProbe.class, _ -> "login", (_, it) -> login(it)),
        new KeyedNotation<>(LoginKeyProbe.class, _ -> "login key", (_, it) -> loginKey(it)),
        new KeyedNotation<>(
            AccountDefaultsProbe.class, _ -> "account defaults", (_, it) -> defaults(it)),
        new KeyedNotation<>(
            KernelModuleProbe.class,
            probe -> "kernel module " + probe.name(),
            (_, it) -> state(it)),
        new KeyedNotation<>(
            MountProbe.class, probe -> "mount " + probe.path(), (_, it) -> mount(it)),
        new KeyedNotation<>(LocalesProbe.class, _ -> "locales", (_, it) -> locales(it)),
        new KeyedNotation<>(TimezoneProbe.class, _ -> "time zone", (_, it) -> timezone(it)),
        new KeyedNotation<>(
            CrontabProbe.class,
            probe -> "crontab" + probe.user().map(name -> " " + name).orElse(""),
            (_, it) -> crontab(it)),
        new KeyedNotation<>(HostnameProbe.class, _ -> "hostname", (_, it) -> hostname(it)),
        new KeyedNotation<>(
            CommandProbe.class, probe -> "command " + probe.text(), (_, it) -> command(it)));
  }

  /** {@code no tool}, {@code none}, or a map of {@code link auto value} and of {@code list}. */
  private static AlternativesProbe.Answer alternatives(Object written) {
    if (written.equals("no tool")) {
      return new AlternativesProbe.Answer.NoTool();
    }
    if (written.equals("none")) {
      return AlternativesProbe.Reading.display("");
    }
    YamlMap map = YamlMap.of(written);
    List<AlternativesProbe.Alternative> list = new ArrayList<>();
    YamlMap.of(map.take("list").orElse(Map.of()))
        .rest()
        .forEach(
            (path, priority) ->
                list.add(
                    new AlternativesProbe.Alternative(
                        path, ((Number) priority).longValue(), List.of())));
    AlternativesProbe.Answer answer =
        new AlternativesProbe.Answer.Known(
            map.optionalText("link"), map.flag("auto", true), map.optionalText("value"), list);
    map.mustBeUsedUp();
    return answer;
  }

  private static SwapProbe.Swaps swap(Object written) {
    YamlMap map = YamlMap.of(written);
    Map<String, Long> devices = new LinkedHashMap<>();
    YamlMap.of(map.take("devices").orElse(Map.of()))
        .rest()
        .forEach((device, used) -> devices.put(device, ((Number) used).longValue()));
    Map<String, String> units = new LinkedHashMap<>();
    YamlMap.of(map.take("units").orElse(Map.of()))
        .rest()
        .forEach((unit, state) -> units.put(unit, String.valueOf(state)));
    SwapProbe.Swaps answer = new SwapProbe.Swaps(devices, units, map.number("available", 1000));
    map.mustBeUsedUp();
    return answer;
  }

  private static SysctlAnswer sysctl(Object written) {
    if (written.equals("absent")) {
      return new SysctlAnswer.Absent();
    }
    if (written.equals("unreadable")) {
      return new SysctlAnswer.Unreadable();
    }
    if (!(written instanceof Map<?, ?>)) {
      return new SysctlAnswer.Value(String.valueOf(written), true);
    }
    YamlMap map = YamlMap.of(written);
    SysctlAnswer answer = new SysctlAnswer.Value(map.text("value", ""), map.flag("writable", true));
    map.mustBeUsedUp();
    return answer;
  }

  /** By path of the file; with {@code target} where it is a link. */
  private static SysctlFiles sysctlFiles(Object written) {
    List<SysctlFiles.SettingFile> files = new ArrayList<>();
    for (Map.Entry<String, Object> file : YamlMap.of(written).rest().entrySet()) {
      YamlMap settings = YamlMap.of(file.getValue());
      String target = settings.text("target", file.getKey());
      files.add(new SysctlFiles.SettingFile(file.getKey(), target, texts(settings, true)));
    }
    return new SysctlFiles(files);
  }

  private static Map<String, String> texts(YamlMap map, boolean keysAreParameters) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.rest()
        .forEach(
            (key, value) ->
                texts.put(
                    keysAreParameters ? SysctlProbe.pathOf(key) : key, String.valueOf(value)));
    return texts;
  }

  private static UserAnswer user(UserProbe probe, Object written) {
    if (written.equals("absent")) {
      return new UserAnswer.Absent();
    }
    YamlMap map = YamlMap.of(written);
    String name = probe.name();
    Optional<UserAnswer.Shadow> shadow =
        map.flag("readable", true)
            ? Optional.of(
                new UserAnswer.Shadow(
                    new Secret(map.text("password", "!")), number(map, "expires")))
            : Optional.empty();
    UserAnswer answer =
        new UserAnswer.Present(
            name,
            OptionalLong.of(map.number("uid", 1000)),
            map.text("group", name),
            new UserAnswer.Person(
                map.text("comment", ""),
                map.text("home", "/home/" + name),
                map.text("shell", "/bin/sh")),
            map.list("groups").stream().map(String::valueOf).toList(),
            shadow);
    map.mustBeUsedUp();
    return answer;
  }

  private static OptionalLong number(YamlMap map, String key) {
    return map.has(key) ? OptionalLong.of(map.number(key, 0)) : OptionalLong.empty();
  }

  /** {@code absent}, the number, or a map of {@code name} and {@code gid}. */
  private static GroupAnswer group(GroupProbe probe, Object written) {
    if (written.equals("absent")) {
      return new GroupAnswer.Absent();
    }
    if (written instanceof Number gid) {
      return new GroupAnswer.Present(probe.name(), OptionalLong.of(gid.longValue()), List.of());
    }
    YamlMap map = YamlMap.of(written);
    GroupAnswer answer =
        new GroupAnswer.Present(
            map.text("name", probe.name()), OptionalLong.of(map.number("gid", 1000)), List.of());
    map.mustBeUsedUp();
    return answer;
  }

  private static LoginUser login(Object written) {
    YamlMap map = YamlMap.of(written);
    LoginUser login = new LoginUser(map.text("acting", "root"), map.text("login", "root"));
    map.mustBeUsedUp();
    return login;
  }

  private static AccountDefaults defaults(Object written) {
    return new AccountDefaults(texts(YamlMap.of(written), false));
  }

  private static HostnameAnswer hostname(Object written) {
    YamlMap map = YamlMap.of(written);
    HostnameAnswer answer =
        new HostnameAnswer(
            map.text("running", ""), map.text("persisted", ""), map.flag("systemd", true));
    map.mustBeUsedUp();
    return answer;
  }

  /** {@code loaded}, {@code built in}, {@code available} or {@code missing}. */
  private static KernelModuleProbe.State state(Object written) {
    String word = String.valueOf(written).replace(' ', '_');
    return KernelModuleProbe.State.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** {@code nothing}, or a map of {@code source type options same}. */
  private static MountAnswer mount(Object written) {
    if (written.equals("nothing")) {
      return new MountAnswer.Nothing();
    }
    YamlMap map = YamlMap.of(written);
    MountAnswer answer =
        new MountAnswer.Mounted(
            map.text("source", "/dev/vdb1"),
            map.text("type", "ext4"),
            MountOptions.of(map.text("options", "rw,relatime")).words(),
            map.flag("same", true));
    map.mustBeUsedUp();
    return answer;
  }

  private static LocalesProbe.Answer locales(Object written) {
    YamlMap map = YamlMap.of(written);
    LocalesProbe.Answer answer =
        new LocalesProbe.Answer(
            map.flag("generator", true),
            map.text("list", ""),
            map.list("known").stream().map(String::valueOf).toList(),
            map.list("made").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return answer;
  }

  private static TimezoneProbe.Answer timezone(Object written) {
    YamlMap map = YamlMap.of(written);
    TimezoneProbe.Answer answer =
        new TimezoneProbe.Answer(
            map.text("zone", ""),
            map.text("written", ""),
            map.flag("local", false),
            map.flag("systemd", true));
    map.mustBeUsedUp();
    return answer;
  }

  /** {@code none}, {@code unknown}, or a fingerprint. */
  private static LoginKeyProbe.Answer loginKey(Object written) {
    return switch (String.valueOf(written)) {
      case "none" -> new LoginKeyProbe.Answer.NoKey();
      case "unknown" -> new LoginKeyProbe.Answer.Unknown();
      case String fingerprint -> new LoginKeyProbe.Answer.Keys(Set.of(fingerprint));
    };
  }

  /** The text, or a map of {@code refused}. */
  private static CrontabProbe.Answer crontab(Object written) {
    if (!(written instanceof Map<?, ?>)) {
      return new CrontabProbe.Answer.Text(String.valueOf(written));
    }
    YamlMap map = YamlMap.of(written);
    CrontabProbe.Answer answer =
        switch (map.text("missing", "nothing")) {
          case "user" -> new CrontabProbe.Answer.NoUser();
          case "cron" -> new CrontabProbe.Answer.NoCron();
          default -> new CrontabProbe.Answer.Refused(map.text("refused", ""));
        };
    map.mustBeUsedUp();
    return answer;
  }

  /** What is printed; or a map of {@code exit}, {@code prints} and {@code complains}. */
  private static CommandAnswer command(Object written) {
    if (!(written instanceof Map<?, ?>)) {
      return new CommandAnswer(0, String.valueOf(written), "");
    }
    YamlMap map = YamlMap.of(written);
    CommandAnswer answer =
        new CommandAnswer(
            (int) map.number("exit", 0), map.text("prints", ""), map.text("complains", ""));
    map.mustBeUsedUp();
    return answer;
  }

  /** Those that are asked, of all that are written. */
  private static Map<String, Object> facts(FactsProbe probe, Object written) {
    Map<String, Object> facts = new LinkedHashMap<>(YamlMap.of(written).rest());
    facts.keySet().retainAll(probe.names());
    return facts;
  }
}
