package dev.slipway.modules.cases;

import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.TreeAnswer;
import dev.slipway.host.probe.TreeProbe;
import java.util.List;

/** {@code tree /path: [{path: /path/a, type: directory}, ...]}, each as a file is written. */
final class TreeNotation implements ProbeNotation<TreeProbe, TreeAnswer> {
  private final FileNotation files = new FileNotation();

  @Override
  public Class<TreeProbe> probe() {
    return TreeProbe.class;
  }

  @Override
  public List<String> keys(TreeProbe probe) {
    return List.of("tree " + probe.path());
  }

  @Override
  public TreeAnswer answer(TreeProbe probe, Object written) {
    return new TreeAnswer(((List<?>) written).stream().map(this::entry).toList(), true);
  }

  private TreeAnswer.Entry entry(Object written) {
    YamlMap map = YamlMap.of(written);
    String path = map.text("path", "");
    return new TreeAnswer.Entry(
        path,
        files.answer(FileProbe.metadata(path), map.rest()).present().orElseThrow().withoutStatus());
  }
}
