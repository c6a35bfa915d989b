package dev.slipway.host.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operating system of a host.
 *
 * @param id of {@code os-release(5)}, such as {@code debian}; {@code linux} when it says nothing
 * @param like the identities of the distributions it comes from, nearest first
 * @param version of {@code os-release(5)}; empty when it has none
 * @param packageTools the programs it has to install packages with, the preferred one first
 */
public record Os(String id, List<String> like, String version, List<String> packageTools) {

  public Os {
    like = List.copyOf(like);
    packageTools = List.copyOf(packageTools);
  }

  static Os of(List<String> release, List<String> tools) {
    Map<String, String> settings = new HashMap<>();
    for (String line : release) {
      String[] pair = line.split("=", 2);
      settings.put(pair[0], pair[1].strip().replaceAll("^[\"']|[\"']$", ""));
    }
    String like = settings.getOrDefault("ID_LIKE", "").strip();
    return new Os(
        settings.getOrDefault("ID", "linux"),
        like.isEmpty() ? List.of() : List.of(like.split("\\s+", -1)),
        settings.getOrDefault("VERSION_ID", ""),
        tools);
  }

  /** Whether it is this distribution, or comes from it. */
  public boolean isLike(String distribution) {
    List<String> ids = new ArrayList<>(like);
    ids.add(id);
    return ids.contains(distribution);
  }
}
