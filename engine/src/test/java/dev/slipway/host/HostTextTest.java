package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HostTextTest {
  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void anyBytes_comeBackAsTheyWere() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);

      assertThat(HostText.encode(HostText.decode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void utf8_isText() {
    String text = "caf\u00e9 \u2603 \ud83d\ude00 \ufffd\n\udbff\udc80";

    assertThat(HostText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(HostText.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(HostText.shown(text)).isEqualTo(text);
  }

  @Test
  void bytesThatAreNoUtf8_areToldApart() {
    assertThat(HostText.decode(latin("caf\u00e9")))
        .isNotEqualTo(HostText.decode(latin("caf\u00ea")));
    assertThat(HostText.shown(HostText.decode(latin("caf\u00e9 \u00ff"))))
        .isEqualTo("caf\\xe9 \\xff");
  }
}
