package dev.slipway.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a contestant said at its end: for each host the counts by their names. */
record Reported(Map<String, Map<String, Integer>> hosts) {
  private static final Pattern ANSIBLE_ROW = Pattern.compile("(?m)^(\\S+)\\s+: (ok=.*)$");
  private static final Pattern ANSIBLE_COUNT = Pattern.compile("(\\w+)=(\\d+)");
  private static final Pattern GAP = Pattern.compile("\\s{2,}");

  static Reported ansible(String output) {
    Map<String, Map<String, Integer>> hosts = new LinkedHashMap<>();
    Matcher rows = ANSIBLE_ROW.matcher(output);
    while (rows.find()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      Matcher count = ANSIBLE_COUNT.matcher(rows.group(2));
      while (count.find()) {
        counts.put(count.group(1), Integer.valueOf(count.group(2)));
      }
      hosts.put(rows.group(1), counts);
    }
    return new Reported(hosts);
  }

  /** The table at the end; in a dry run {@code would change} stands for {@code changed}. */
  static Reported slipway(String output) {
    Map<String, Map<String, Integer>> hosts = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    for (String line : output.lines().toList()) {
      List<String> words = Arrays.asList(GAP.split(line.strip()));
      if (words.getFirst().equals("host") && words.contains("ok")) {
        columns.addAll(words.subList(1, words.size()));
      } else if (!columns.isEmpty() && words.size() == columns.size() + 1) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          String name = columns.get(i).equals("would change") ? "changed" : columns.get(i);
          counts.put(name, Integer.valueOf(words.get(i + 1)));
        }
        hosts.put(words.getFirst(), counts);
      }
    }
    return new Reported(hosts);
  }

  /** What is not as it should be, in words; empty when everything is. */
  List<String> complaints(Task task, List<String> expectedHosts) {
    List<String> complaints = new ArrayList<>();
    if (!hosts.keySet().containsAll(expectedHosts)) {
      complaints.add("it reported " + hosts.keySet() + " in place of " + expectedHosts);
    }
    hosts.forEach(
        (host, counts) -> {
          if (counts.getOrDefault("failed", 0) + counts.getOrDefault("unreachable", 0) > 0) {
            complaints.add(host + " failed: " + counts);
          }
          int changed = counts.getOrDefault("changed", 0);
          if (changed != task.expected().changed()) {
            complaints.add(
                host + " changed " + changed + " in place of " + task.expected().changed());
          }
        });
    return complaints;
  }
}
