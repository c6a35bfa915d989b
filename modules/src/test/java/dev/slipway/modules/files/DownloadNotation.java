package dev.slipway.modules.files;

import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;
import java.util.Map;

/** {@code download URL: text}, {@code digest of URL: digits}, or {@code {fails: reason}}. */
public final class DownloadNotation implements ProbeNotation<DownloadProbe, DownloadProbe.Answer> {
  @Override
  public Class<DownloadProbe> probe() {
    return DownloadProbe.class;
  }

  @Override
  public List<String> keys(DownloadProbe probe) {
    return List.of((probe.digest() ? "digest of " : "download ") + probe.download().url());
  }

  @Override
  public DownloadProbe.Answer answer(DownloadProbe probe, Object written) {
    return written instanceof Map<?, ?>
        ? new DownloadProbe.Answer.Failed(YamlMap.of(written).text("fails", ""))
        : new DownloadProbe.Answer.Got(String.valueOf(written));
  }
}
