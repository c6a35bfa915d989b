package dev.slipway.modules.network;

import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code GET URL: what curl prints}, without its summary, or {@code {fails: reason}}. */
public final class HttpNotation implements ProbeNotation<HttpProbe, HttpAnswer> {
  @Override
  public Class<HttpProbe> probe() {
    return HttpProbe.class;
  }

  @Override
  public List<String> keys(HttpProbe probe) {
    return List.of(probe.request().method() + " " + probe.request().url());
  }

  @Override
  public HttpAnswer answer(HttpProbe probe, Object written) {
    if (written instanceof Map<?, ?>) {
      return HttpAnswer.of(7, "", YamlMap.of(written).text("fails", ""));
    }
    String text = String.valueOf(written);
    String head = text.substring(0, text.indexOf("\n\n") + 2);
    int size = head.getBytes(StandardCharsets.UTF_8).length;
    String status = head.split(" ", 3)[1];
    return HttpAnswer.of(
        0, text + "\n" + status + " " + size + " 0 0.1 " + probe.request().url(), "");
  }
}
