package dev.slipway.modules.files;

import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.support.DownloadProbe;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    String form =
        switch (probe.form()) {
          case TEXT -> "download ";
          case DIGEST -> "digest of ";
          case BYTES -> "key at ";
        };
    return List.of(form + probe.download().url());
  }

  @Override
  public DownloadProbe.Answer answer(DownloadProbe probe, Object written) {
    if (written instanceof Map<?, ?>) {
      return new DownloadProbe.Answer.Failed(YamlMap.of(written).text("fails", ""), false);
    }
    String text = String.valueOf(written);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean encoded = probe.form() == DownloadProbe.Form.BYTES;
    return new DownloadProbe.Answer.Got(encoded ? Base64.getEncoder().encodeToString(bytes) : text);
  }
}
