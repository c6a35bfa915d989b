package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.probe.AptLists;
import dev.slipway.host.probe.AptListsProbe;
import dev.slipway.host.probe.AptSimulationProbe;
import dev.slipway.host.probe.Os;
import dev.slipway.host.probe.OsProbe;
import dev.slipway.host.probe.PackageAnswer;
import dev.slipway.host.probe.PackageCandidate;
import dev.slipway.host.probe.PackageCandidateProbe;
import dev.slipway.host.probe.PackageProbe;
import dev.slipway.host.probe.PackageSimulation;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How case files write answers about packages. */
public final class PackageNotations {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final String PATTERNS_OFF = "-o APT::Cmd::Pattern-Only=true ";

  private static final String KEPT = "--setopt=clean_requirements_on_remove=0";

  private PackageNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            PackageProbe.class,
            probe ->
                (probe.database() == PackageProbe.Database.RPM ? "rpm " : "package ")
                    + probe.name(),
            (_, it) -> installed(it)),
        new KeyedNotation<>(
            PackageCandidateProbe.class,
            probe -> "candidate " + probe.name() + probe.release().map(" in "::concat).orElse(""),
            (_, it) -> candidate(it)),
        new KeyedNotation<>(
            AptSimulationProbe.class,
            probe -> "apt-get " + String.join(" ", probe.arguments()).replace(PATTERNS_OFF, ""),
            (_, it) -> simulation(it)),
        new KeyedNotation<>(
            DebProbe.class,
            probe ->
                "apt-get "
                    + String.join(" ", probe.arguments()).replace(PATTERNS_OFF, "")
                    + " "
                    + probe.file().place(),
            (_, it) -> inFile(it)),
        new KeyedNotation<>(
            DebSourcesProbe.class,
            probe -> "sources of " + String.join(" ", probe.packages()),
            (_, it) -> sources(it)),
        new KeyedNotation<>(
            AptArchivesProbe.class,
            probe -> String.join(" ", probe.cleaning().command()),
            (_, it) -> words(it)),
        new KeyedNotation<>(
            RpmSimulationProbe.class,
            probe ->
                String.join(" ", probe.tool().program(), String.join(" ", probe.arguments()))
                    .replace(" " + KEPT, ""),
            (_, it) -> simulation(it)),
        new KeyedNotation<>(
            DebconfProbe.class, probe -> "debconf " + probe.owner(), (_, it) -> questions(it)),
        new KeyedNotation<>(RpmKeysProbe.class, _ -> "rpm keys", (_, it) -> words(it)),
        new KeyedNotation<>(AptListsProbe.class, _ -> "package lists", (_, it) -> lists(it)),
        new KeyedNotation<>(AptSourceFilesProbe.class, _ -> "apt sources", (_, it) -> words(it)),
        new KeyedNotation<>(KeyringsProbe.class, _ -> "apt keys", (_, it) -> keyrings(it)),
        new KeyedNotation<>(OsProbe.class, _ -> "os", (_, it) -> os(it)));
  }

  /** Maps of {@code type value seen} by question; or {@code refused}. */
  private static DebconfProbe.Answer questions(Object written) {
    YamlMap map = YamlMap.of(written);
    if (map.has("refused")) {
      return new DebconfProbe.Answer.Refused(map.text("refused", ""));
    }
    Map<String, DebconfProbe.Question> questions = new LinkedHashMap<>();
    map.rest()
        .forEach(
            (name, question) -> {
              YamlMap it = YamlMap.of(question);
              questions.put(
                  name,
                  new DebconfProbe.Question(
                      it.text("type", "string"), it.text("value", ""), it.flag("seen", false)));
            });
    return new DebconfProbe.Answer.Questions(questions);
  }

  private static List<String> words(Object written) {
    return ((List<?>) written).stream().map(String::valueOf).toList();
  }

  private static PackageAnswer installed(Object written) {
    if (written.equals("absent")) {
      return new PackageAnswer.Absent();
    }
    if (!(written instanceof Map<?, ?>)) {
      return new PackageAnswer.Installed(String.valueOf(written), false, false);
    }
    YamlMap map = YamlMap.of(written);
    String version = map.text("version", "1.0");
    Optional<String> state = map.optionalText("state");
    PackageAnswer answer =
        state.isEmpty()
            ? new PackageAnswer.Installed(
                version, map.flag("held", false), map.flag("automatic", false))
            : state.get().equals("config-files")
                ? new PackageAnswer.ConfigurationOnly(version)
                : new PackageAnswer.Broken(version, state.get());
    map.mustBeUsedUp();
    return answer;
  }

  private static Map<String, Bytes> keyrings(Object written) {
    Map<String, Bytes> files = new LinkedHashMap<>();
    YamlMap.of(written)
        .rest()
        .forEach((path, text) -> files.put(path, Bytes.ofText(String.valueOf(text))));
    return files;
  }

  private static PackageCandidate candidate(Object written) {
    if (written instanceof List<?> versions) {
      List<String> all = versions.stream().map(String::valueOf).toList();
      return new PackageCandidate(all.stream().findFirst(), all);
    }
    return written.equals("none")
        ? new PackageCandidate(Optional.empty(), List.of())
        : new PackageCandidate(Optional.of(String.valueOf(written)), List.of());
  }

  /** A list of maps as {@link DebSource} has them, or a map of {@code refused}. */
  private static DebSourcesProbe.Answer sources(Object written) {
    if (written instanceof Map<?, ?>) {
      return new DebSourcesProbe.Answer.Refused(YamlMap.of(written).text("refused", ""));
    }
    List<DebSource> sources =
        ((List<?>) written).stream().map(YamlMap::of).map(PackageNotations::source).toList();
    return new DebSourcesProbe.Answer.Found(sources);
  }

  private static DebSource source(YamlMap map) {
    DebSource source =
        new DebSource(
            map.text("name", ""),
            map.text("version", "1.0"),
            map.text("architecture", "all"),
            map.text("url", ""),
            map.number("size", 1),
            map.text("checksum", "SHA256:00"),
            map.text("record", ""));
    map.mustBeUsedUp();
    return source;
  }

  /** The first step is that of the package in the file. */
  private static DebProbe.Answer inFile(Object written) {
    PackageSimulation simulation = simulation(written);
    Optional<String> name =
        simulation instanceof PackageSimulation.Possible(List<PackageSimulation.Step> steps)
            ? steps.stream().findFirst().map(PackageSimulation.Step::name)
            : Optional.empty();
    return new DebProbe.Answer(name, simulation);
  }

  /** A list of steps, or a map of {@code error} and {@code unknown}. */
  private static PackageSimulation simulation(Object written) {
    if (written instanceof List<?> steps) {
      return new PackageSimulation.Possible(steps.stream().map(PackageNotations::step).toList());
    }
    YamlMap map = YamlMap.of(written);
    PackageSimulation answer =
        new PackageSimulation.Impossible(map.text("error", ""), map.flag("unknown", false));
    map.mustBeUsedUp();
    return answer;
  }

  /**
   * {@code install NAME VERSION}, {@code upgrade NAME BEFORE AFTER}, {@code remove}, {@code purge}.
   */
  private static PackageSimulation.Step step(Object written) {
    String[] words = String.valueOf(written).split(" ", -1);
    Optional<String> first = Optional.of(words[2]);
    return switch (words[0]) {
      case "install" -> new PackageSimulation.Step(words[1], Optional.empty(), first, false);
      case "upgrade" -> new PackageSimulation.Step(words[1], first, Optional.of(words[3]), false);
      case "remove" -> new PackageSimulation.Step(words[1], first, Optional.empty(), false);
      case "purge" -> new PackageSimulation.Step(words[1], first, Optional.empty(), true);
      default -> throw new IllegalArgumentException("no step: " + written);
    };
  }

  /** A map of ages in seconds: {@code lists} (none: there are none) and {@code sources}. */
  private static AptLists lists(Object written) {
    YamlMap map = YamlMap.of(written);
    Instant updated = map.has("lists") ? NOW.minusSeconds(map.number("lists", 0)) : Instant.EPOCH;
    AptLists answer =
        new AptLists(NOW, updated, NOW.minusSeconds(map.number("sources", 1_000_000)));
    map.mustBeUsedUp();
    return answer;
  }

  private static Os os(Object written) {
    YamlMap map = YamlMap.of(written);
    Os os =
        new Os(
            map.text("id", "debian"),
            map.list("like").stream().map(String::valueOf).toList(),
            map.text("version", "12"),
            map.list("tools").stream().map(String::valueOf).toList());
    map.mustBeUsedUp();
    return os;
  }
}
