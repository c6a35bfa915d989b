package dev.slipway.modules.sources;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How case files write what git says. */
public final class SourcesNotations {
  private SourcesNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            CloneProbe.class, probe -> "clone " + probe.path(), (_, it) -> clone(it)),
        new KeyedNotation<>(
            RemoteProbe.class, probe -> "repository " + probe.url(), (_, it) -> references(it)));
  }

  private static CloneProbe.Answer clone(Object written) {
    if (written.equals("absent")) {
      return new CloneProbe.Answer.Absent();
    }
    YamlMap map = YamlMap.of(written);
    if (map.has("in_the_way")) {
      return new CloneProbe.Answer.InTheWay(map.text("in_the_way", ""));
    }
    if (map.has("refused")) {
      return new CloneProbe.Answer.Refused(map.text("refused", ""));
    }
    CloneProbe.Answer answer =
        new CloneProbe.Answer.Clone(
            map.optionalText("commit"),
            map.optionalText("url"),
            texts(map, "modified"),
            texts(map, "unpublished"),
            texts(map, "stale"),
            map.optionalText("git_dir"),
            seen(map));
    map.mustBeUsedUp();
    return answer;
  }

  /** {@code references}: commits by name; {@code submodules}: maps of path, commit, url, branch. */
  private static CloneProbe.Answer.Seen seen(YamlMap map) {
    Map<String, String> references = new LinkedHashMap<>();
    map.take("references")
        .ifPresent(
            written ->
                YamlMap.of(written)
                    .rest()
                    .forEach((name, commit) -> references.put(name, String.valueOf(commit))));
    return new CloneProbe.Answer.Seen(
        references,
        map.optionalText("head"),
        map.list("submodules").stream().map(YamlMap::of).map(SourcesNotations::submodule).toList());
  }

  private static CloneProbe.Submodule submodule(YamlMap map) {
    CloneProbe.Submodule submodule =
        new CloneProbe.Submodule(
            map.text("path", ""),
            map.text("commit", ""),
            map.text("url", ""),
            map.optionalText("branch"));
    map.mustBeUsedUp();
    return submodule;
  }

  private static List<String> texts(YamlMap map, String key) {
    return map.list(key).stream().map(String::valueOf).toList();
  }

  /** A map of references and commits, with {@code head}; or of {@code refused}. */
  private static RemoteProbe.Answer references(Object written) {
    YamlMap map = YamlMap.of(written);
    if (map.has("refused")) {
      return new RemoteProbe.Answer.Refused(map.text("refused", ""));
    }
    var head = map.optionalText("head");
    Map<String, String> commits = new LinkedHashMap<>();
    map.rest().forEach((name, commit) -> commits.put(name, String.valueOf(commit)));
    return new RemoteProbe.Answer.References(commits, head);
  }
}
