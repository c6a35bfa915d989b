package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One {@code apt-cache policy} for all packages of a release. */
final class PackageCandidateProbeKind
    implements ProbeKind<PackageCandidateProbe, PackageCandidate> {
  static final PackageCandidateProbeKind INSTANCE = new PackageCandidateProbeKind();

  private static final String NONE = "(none)";
  private static final String CANDIDATE = "  Candidate: ";

  /** Lines such as {@code " *** 1.2-3 500"} or {@code " 1.2-3 500"}. */
  private static final int VERSION_COLUMN = 5;

  @Override
  public String name() {
    return "package candidate";
  }

  @Override
  public Script script(List<PackageCandidateProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue() + AptCache.SET_CACHE_OPTIONS);
    for (String release : releases(probes)) {
      text.append(Sections.part("release " + release));
      text.append("apt-cache $cache ");
      if (!release.isEmpty()) {
        text.append("-t ").append(Shell.quote(release)).append(' ');
      }
      text.append("policy -- ").append(Shell.quoteAll(names(probes, release))).append('\n');
      text.append(Sections.status("exit " + release));
    }
    return Script.of(text.append(":\n").toString());
  }

  private static Set<String> releases(List<PackageCandidateProbe> probes) {
    TreeSet<String> releases = new TreeSet<>();
    probes.forEach(probe -> releases.add(probe.release().orElse("")));
    return releases;
  }

  private static List<String> names(List<PackageCandidateProbe> probes, String release) {
    return probes.stream()
        .filter(probe -> probe.release().orElse("").equals(release))
        .map(PackageCandidateProbe::name)
        .distinct()
        .toList();
  }

  @Override
  public List<PackageCandidate> parse(List<PackageCandidateProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    Map<String, Map<String, PackageCandidate>> byRelease = new HashMap<>();
    for (String release : releases(probes)) {
      // A release that no source has is an error of apt-cache; then nothing is known of it.
      boolean known = output.number("exit " + release) == 0;
      byRelease.put(release, known ? policies(output.lines("release " + release)) : Map.of());
    }
    List<PackageCandidate> answers = new ArrayList<>();
    for (PackageCandidateProbe probe : probes) {
      Map<String, PackageCandidate> policies =
          byRelease.getOrDefault(probe.release().orElse(""), Map.of());
      answers.add(policies.getOrDefault(probe.name(), PackageCandidate.UNKNOWN));
    }
    return answers;
  }

  private static Map<String, PackageCandidate> policies(List<String> lines) {
    Map<String, PackageCandidate> policies = new HashMap<>();
    String name = "";
    for (String line : lines) {
      if (!line.startsWith(" ")) {
        name = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
        policies.put(name, PackageCandidate.UNKNOWN);
      } else {
        policies.computeIfPresent(name, (_, policy) -> withLine(policy, line));
      }
    }
    return policies;
  }

  private static PackageCandidate withLine(PackageCandidate policy, String line) {
    if (line.startsWith(CANDIDATE)) {
      String version = line.substring(CANDIDATE.length()).strip();
      return new PackageCandidate(
          version.equals(NONE) ? Optional.empty() : Optional.of(version), policy.available());
    }
    boolean version =
        (line.startsWith(" *** ") || line.startsWith("     "))
            && line.length() > VERSION_COLUMN
            && line.charAt(VERSION_COLUMN) != ' ';
    if (!version) {
      return policy;
    }
    List<String> available = new ArrayList<>(policy.available());
    available.add(line.substring(VERSION_COLUMN).split(" ", 2)[0]);
    return new PackageCandidate(policy.version(), available);
  }
}
