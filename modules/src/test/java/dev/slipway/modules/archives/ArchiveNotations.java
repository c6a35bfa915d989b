package dev.slipway.modules.archives;

import dev.slipway.host.Bytes;
import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.support.ToolProbe;
import java.util.List;
import java.util.Map;

/** How case files write what is in archives of a host, and which programs it has. */
public final class ArchiveNotations {
  private static final int OCTAL = 8;

  private ArchiveNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            ToolProbe.class, probe -> "program " + probe.program(), (_, it) -> it.equals("there")),
        new OfArchives());
  }

  private static final class OfArchives
      implements ProbeNotation<ArchiveProbe, ArchiveProbe.Answer> {
    @Override
    public Class<ArchiveProbe> probe() {
      return ArchiveProbe.class;
    }

    @Override
    public List<String> keys(ArchiveProbe probe) {
      String key = "archive " + (probe.sent().isPresent() ? "that is sent" : probe.path());
      return List.of(key + " as " + probe.format().program(), key);
    }

    @Override
    public ArchiveProbe.Answer answer(ArchiveProbe probe, Object written) {
      return ArchiveNotations.answer(written);
    }
  }

  /** A list of entries, or a map of {@code fails}. */
  private static ArchiveProbe.Answer answer(Object written) {
    return written instanceof Map<?, ?>
        ? new ArchiveProbe.Answer.Failed(YamlMap.of(written).text("fails", ""))
        : new ArchiveProbe.Answer.Listed(
            ((List<?>) written).stream().map(entry -> entry(YamlMap.of(entry))).toList());
  }

  private static Entry entry(YamlMap map) {
    String content = map.text("content", "");
    Entry.Kind kind =
        switch (map.text("type", "file")) {
          case "file" -> Entry.Kind.FILE;
          case "directory" -> Entry.Kind.DIRECTORY;
          case "link" -> Entry.Kind.LINK;
          case "hard link" -> Entry.Kind.HARD_LINK;
          default -> Entry.Kind.OTHER;
        };
    Entry entry =
        new Entry(
            map.text("name", ""),
            kind,
            Integer.parseInt(map.text("mode", "0644"), OCTAL),
            content.length(),
            map.number("modified", 0),
            map.text("target", ""),
            kind == Entry.Kind.FILE ? Bytes.ofText(content).sha256() : "");
    map.mustBeUsedUp();
    return entry;
  }
}
