package dev.slipway.conformance;

import dev.slipway.run.Recap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells how two runs of a case differ: the tasks of each host in their order, and the recap. */
final class Comparison {
  private static final Set<String> SPEAKING = Set.of("ok", "failed", "ignored");

  private Comparison() {}

  /** Empty when there is no difference. */
  static List<String> differences(CaseRun ours, AnsibleRun.Finished theirs) {
    List<String> differences = new ArrayList<>();
    Map<String, List<Happened>> here = byHost(ours.happened());
    Map<String, List<Happened>> there = byHost(theirs.happened());
    Set<String> hosts = new TreeSet<>(here.keySet());
    hosts.addAll(there.keySet());
    for (String host : hosts) {
      List<Happened> left = here.getOrDefault(host, List.of());
      List<Happened> right = there.getOrDefault(host, List.of());
      for (int at = 0; at < Math.max(left.size(), right.size()); at++) {
        compare(at < left.size() ? left.get(at) : null, at < right.size() ? right.get(at) : null)
            .forEach(differences::add);
      }
    }
    ours.counts().forEach((host, counts) -> differences.addAll(recap(host, counts, theirs)));
    return differences;
  }

  private static Map<String, List<Happened>> byHost(List<Happened> all) {
    Map<String, List<Happened>> byHost = new TreeMap<>();
    all.stream()
        .filter(one -> !one.status().equals("not reached"))
        .forEach(one -> byHost.computeIfAbsent(one.host(), _ -> new ArrayList<>()).add(one));
    return byHost;
  }

  private static List<String> compare(
      @org.jspecify.annotations.Nullable Happened ours,
      @org.jspecify.annotations.Nullable Happened theirs) {
    if (ours == null || theirs == null) {
      return List.of("here " + ours + ", there " + theirs);
    }
    boolean same =
        ours.title().equals(theirs.title())
            && plain(ours.item()).equals(plain(theirs.item()))
            && ours.status().equals(theirs.status())
            && saidTheSame(ours, theirs);
    return same ? List.of() : List.of("here " + ours + ", there " + theirs);
  }

  /** Only what the playbook itself says is compared, not the words of either program. */
  private static boolean saidTheSame(Happened ours, Happened theirs) {
    boolean silent = ours.said().isEmpty() || theirs.said().isEmpty();
    boolean ownWords =
        !SPEAKING.contains(ours.status())
            || ours.said().contains("asks to fail here")
            || (!ours.status().equals("ok") && ours.title().endsWith("debug"));
    return silent || ownWords || plain(ours.said()).equals(plain(theirs.said()));
  }

  /** Lists, maps and booleans in text: JSON here, Python there. */
  private static String plain(String text) {
    return text.replace('\'', '"')
        .replace(", ", ",")
        .replace(": ", ":")
        .replace("True", "true")
        .replace("False", "false");
  }

  private static List<String> recap(String host, Recap.Counts ours, AnsibleRun.Finished theirs) {
    Map<String, Long> there = theirs.recap().get(host);
    if (there == null) {
      return ours.unchanged() + ours.changed() == 0 ? List.of() : List.of(host + " not there");
    }
    // A failure that is ignored counts there as changed, too, when something ran.
    boolean ignored = ours.ignored() > 0;
    Map<String, Integer> here =
        Map.of(
            "failures", ours.failed(),
            "changed", ignored ? there.getOrDefault("changed", 0L).intValue() : ours.changed(),
            "rescued", ours.rescued(),
            "ignored", ours.ignored(),
            "unreachable", ours.unreachable());
    Set<String> wrong = new HashSet<>();
    here.forEach(
        (name, count) -> {
          if (there.getOrDefault(name, 0L) != (long) count) {
            wrong.add(host + " " + name + " here " + count + ", there " + there.get(name));
          }
        });
    return List.copyOf(wrong);
  }
}
