package dev.slipway.modules.ceph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Ceph 16.2.15 really printed: the first line is the command, the last its status; what it
 * complains about is in its output.
 */
class RecordedCephTest {
  private static final Path RECORDED = Path.of("src/test/resources/recorded/ceph-16.2.15");
  private static final CephClient CLIENT =
      new CephClient("client.admin", "/etc/ceph/ceph.conf", Optional.empty());

  private record Printed(String text, int exit) {}

  private static Printed printed(String name) throws IOException {
    List<String> lines = Files.readAllLines(RECORDED.resolve(name + ".txt"));
    int exit = Integer.parseInt(lines.getLast().replace("rc=", ""));
    return new Printed(String.join("\n", lines.subList(1, lines.size() - 1)), exit);
  }

  /** The answer of a probe, to whose script the host prints this. */
  private static <A> A answer(Probe<A> probe, Printed printed) throws UnreadableAnswerException {
    return parsed(probe, probe.kind(), printed);
  }

  @SuppressWarnings("unchecked") // A probe is always of its own kind.
  private static <P extends Probe<A>, A> A parsed(
      Probe<A> probe, ProbeKind<P, A> kind, Printed printed) throws UnreadableAnswerException {
    String said = printed.exit() == 0 ? printed.text() : "";
    String complaint = printed.exit() == 0 ? "" : printed.text();
    String output =
        "m\n\036m said\n%s\036m exit\n%d\n\036m complaint\n%s\n"
            .formatted(said, printed.exit(), complaint);
    ScriptResult result = new ScriptResult(0, output.getBytes(StandardCharsets.UTF_8), new byte[0]);
    return kind.parse(List.of((P) probe), result).getFirst();
  }

  @Test
  void pools_areReadWithWhatTheyAreOnTheirWayTo() throws Exception {
    assertThat(answer(new PoolsProbe(CLIENT), printed("pools")))
        .isEqualTo(
            new PoolsProbe.Answer.Known(
                List.of(
                    new Pool("device_health_metrics", 1, 1, 1, "on", List.of("mgr_devicehealth")),
                    new Pool("kubernetes", 16, 1, 1, "off", List.of("rbd")))));
  }

  @Test
  void warnings_areNoErrors() throws Exception {
    assertThat(answer(new HealthProbe(CLIENT), printed("health-warn")))
        .isEqualTo(new HealthProbe.Answer.Known("HEALTH_WARN", List.of()));
  }

  @Test
  void errors_areNamed() throws Exception {
    assertThat(answer(new HealthProbe(CLIENT), printed("health-err")))
        .isEqualTo(
            new HealthProbe.Answer.Known(
                "HEALTH_ERR", List.of("OSD_OUT_OF_ORDER_FULL: full ratio(s) out of order")));
  }

  @Test
  void monitors_areThoseOfTheFirstProtocol() throws Exception {
    Printed dump = printed("monitors");
    String json = dump.text().lines().filter(line -> line.startsWith("{")).findFirst().orElse("");

    assertThat(answer(new MonitorsProbe(CLIENT), new Printed(json, 0)))
        .isEqualTo(
            new MonitorsProbe.Answer.Known(
                "6d1c1b7e-6f0e-4b51-8c11-5d3ad6a5a1f7", List.of("127.0.0.1:6789")));
  }

  @Test
  void entity_isReadWithItsKey() throws Exception {
    Printed entity = printed("entity");
    String json = entity.text().substring(0, entity.text().indexOf("]exported") + 1);

    assertThat(answer(new EntityProbe(CLIENT, "client.kubernetes"), new Printed(json, 0)))
        .isEqualTo(
            new EntityProbe.Answer.Present(
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                Map.of("mon", "profile rbd", "osd", "profile rbd pool=kubernetes")));
  }

  @Test
  void nameThatIsNotKnown_isAbsent() throws Exception {
    assertThat(answer(new EntityProbe(CLIENT, "client.kubernetes"), printed("entity-missing")))
        .isEqualTo(new EntityProbe.Answer.Absent());
  }

  @ParameterizedTest
  @CsvSource({
    "entity-denied, cephx denies this to \"client.admin\"",
    "key-unknown, cephx denies \"client.admin\" ([errno 13]",
    "key-missing, cephx denies \"client.admin\" ([errno 13]",
    "configuration-missing, The host has no file",
    "monitors-away, No monitor that"
  })
  void refusal_isNeverAbsenceAndIsExplained(String recorded, String start) throws Exception {
    EntityProbe.Answer answer = answer(new EntityProbe(CLIENT, "client.x"), printed(recorded));

    assertThat(answer)
        .isInstanceOfSatisfying(
            EntityProbe.Answer.Refused.class,
            refused -> assertThat(CLIENT.explain(refused.said())).startsWith(start));
  }
}
