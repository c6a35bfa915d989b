package dev.slipway.modules.files;

import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;

/** {@code nature /path: {type: text/plain, charset: us-ascii, flags: ie, version: '7'}}. */
public final class NatureNotation
    implements ProbeNotation<FileNatureProbe, FileNatureProbe.Answer> {
  @Override
  public Class<FileNatureProbe> probe() {
    return FileNatureProbe.class;
  }

  @Override
  public List<String> keys(FileNatureProbe probe) {
    return List.of("nature " + probe.path());
  }

  @Override
  public FileNatureProbe.Answer answer(FileNatureProbe probe, Object written) {
    YamlMap map = YamlMap.of(written);
    FileNatureProbe.Answer answer =
        new FileNatureProbe.Answer(
            map.optionalText("type"),
            map.optionalText("charset"),
            map.optionalText("flags"),
            map.optionalText("version"));
    map.mustBeUsedUp();
    return answer;
  }
}
