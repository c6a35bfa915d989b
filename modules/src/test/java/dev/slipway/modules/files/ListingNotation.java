package dev.slipway.modules.files;

import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.ListingAnswer;
import dev.slipway.host.probe.ListingProbe;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.modules.cases.FileNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;
import java.util.Map;

/**
 * {@code listing PATH: absent}, {@code not a directory}, or a list of entries, each as a file is
 * written with its {@code path}. The clock stands a day behind the time of files that say none.
 */
public final class ListingNotation implements ProbeNotation<ListingProbe, ListingAnswer> {
  private static final long NOW = 1_600_086_400;

  private final FileNotation files = new FileNotation();

  @Override
  public Class<ListingProbe> probe() {
    return ListingProbe.class;
  }

  @Override
  public List<String> keys(ListingProbe probe) {
    String depth = probe.depth() == 0 ? "" : " depth " + probe.depth();
    return List.of("listing " + probe.path() + depth + (probe.follow() ? " followed" : ""));
  }

  @Override
  public ListingAnswer answer(ListingProbe probe, Object written) {
    if (written.equals("absent")) {
      return ListingAnswer.ABSENT;
    }
    if (written.equals("not a directory")) {
      return new ListingAnswer(ListingAnswer.Root.OTHER, List.of(), true, NOW);
    }
    if (written instanceof Map<?, ?>) {
      YamlMap map = YamlMap.of(written);
      return new ListingAnswer(
          ListingAnswer.Root.DIRECTORY,
          map.list("entries").stream().map(this::entry).toList(),
          map.flag("complete", true),
          NOW);
    }
    return new ListingAnswer(
        ListingAnswer.Root.DIRECTORY,
        ((List<?>) written).stream().map(this::entry).toList(),
        true,
        NOW);
  }

  private TreeAnswer.Entry entry(Object written) {
    YamlMap map = YamlMap.of(written);
    String path = map.text("path", "");
    return new TreeAnswer.Entry(
        path, files.answer(FileProbe.metadata(path), map.rest()).present().orElseThrow());
  }
}
