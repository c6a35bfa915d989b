package dev.slipway.modules.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What firewall-cmd of firewalld 1.3 says. */
class FirewalldProbeTest {
  private static final FirewalldProbe PROBE =
      new FirewalldProbe(List.of("firewall-cmd", "--query-port=80/tcp"), Optional.empty());

  @Test
  void warningBeforeTheAnswer_isNoPartOfIt() throws UnreadableAnswerException {
    String said =
        """

        You're performing an operation over default zone ('public'),
        but your connections/interfaces are in zone 'docker' (see --get-active-zones)
        You most likely need to use --zone=docker option.

        """;

    assertThat(answer(said + "yes\n", 0)).isEqualTo(new FirewalldProbe.Answer.Known(true));
    assertThat(answer(said + "no\n", 1)).isEqualTo(new FirewalldProbe.Answer.Known(false));
  }

  @Test
  void complaint_isNoAnswer() throws UnreadableAnswerException {
    assertThat(answer("FirewallD is not running\n", 252))
        .isEqualTo(new FirewalldProbe.Answer.Refused("FirewallD is not running"));
  }

  private static FirewalldProbe.Answer answer(String said, int status)
      throws UnreadableAnswerException {
    String output = "m\n\036m answer 0\n" + said + "\036m status 0\n" + status + "\n";
    byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
    ScriptResult result = new ScriptResult(0, bytes, new byte[0]);
    return PROBE.kind().parse(List.of(PROBE), result).getFirst();
  }
}
