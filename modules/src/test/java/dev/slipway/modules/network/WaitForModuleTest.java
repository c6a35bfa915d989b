package dev.slipway.modules.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.HostException;
import dev.slipway.module.Action;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.cases.CaseArguments;
import dev.slipway.modules.network.LookProbe.Look;
import dev.slipway.modules.support.OneResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitForModuleTest {
  private final WaitForModule module = new WaitForModule();

  @Test
  void apply_reached_tellsTheTime() throws HostException {
    WaitForModule.Wait wait = bind(Map.of("port", 80L, "sleep", 2L, "timeout", 60L));
    OneResult host = new OneResult(WaitScript.REACHED, "7\n", "");

    assertThat(module.apply(wait, diff(wait), host)).containsExactly(Map.entry("elapsed", 7L));
    assertThat(host.commands())
        .singleElement()
        .satisfies(
            command ->
                assertThat(command.display())
                    .endsWith("slipway 60 0 2 port there 127.0.0.1 80 5 ''"));
  }

  @Test
  void apply_onlyTime_isNoFailure() throws HostException {
    WaitForModule.Wait wait = bind(Map.of("timeout", 3L));

    assertThat(module.apply(wait, diff(wait), new OneResult(WaitScript.TIMED_OUT, "3\n", "")))
        .containsEntry("elapsed", 3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          port | 80     | started | '' | Port 80 of 127.0.0.1 did not open within 300 s.
          port | 80     | stopped | '' | Port 80 of 127.0.0.1 did not close within 300 s.
          path | /run/x | present | '' | /run/x did not appear within 300 s.
          path | /run/x | absent  | '' | /run/x did not go away within 300 s.
          path | /run/x | started | up | "up" did not come to stand in /run/x within 300 s.
          port | 80     | started | up | Port 80 of 127.0.0.1 did not say "up" within 300 s.
          """)
  void apply_timedOut_saysWhatDidNotCome(
      String thing, String value, String state, String regex, String message) {
    Map<String, Object> written =
        regex.isEmpty()
            ? Map.of(thing, value, "state", state)
            : Map.of(thing, value, "state", state, "search_regex", regex);
    WaitForModule.Wait wait = bind(written);
    OneResult host = new OneResult(WaitScript.TIMED_OUT, "300\n", "");

    assertThatThrownBy(() -> module.apply(wait, diff(wait), host))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            failure -> assertThat(failure.values()).containsEntry("elapsed", 300L))
        .hasMessage(message);
  }

  @Test
  void apply_timedOutWithMessage_saysIt() {
    WaitForModule.Wait wait = bind(Map.of("port", 80L, "msg", "The shop is closed."));
    OneResult host = new OneResult(WaitScript.TIMED_OUT, "300\n", "");

    assertThatThrownBy(() -> module.apply(wait, diff(wait), host))
        .hasMessage("The shop is closed.");
  }

  @Test
  void apply_hostCannotTell_saysWhy() {
    WaitForModule.Wait wait = bind(Map.of("port", 80L, "host", "10.0.0.1"));
    OneResult host = new OneResult(WaitScript.CANNOT_TELL, "0\n", "The host has no bash.\n");

    assertThatThrownBy(() -> module.apply(wait, diff(wait), host))
        .hasMessage("The host has no bash.");
  }

  @Test
  void diff_pathThatHasToGo_predictsItsAbsence() {
    WaitForModule.Wait wait = bind(Map.of("path", "/run/x", "state", "absent"));

    Diff diff = module.diff(wait, new Look.NotYet());

    assertThat(diff.action()).isEqualTo(Action.RUN);
    assertThat(diff.openEnded()).isFalse();
    assertThat(diff.predictions())
        .hasSize(2)
        .allSatisfy(
            prediction ->
                assertThat(prediction.answer()).isInstanceOf(Prediction.Answer.Known.class));
  }

  @Test
  void diff_pathThatHasToCome_predictsThatOnlyApplyTells() {
    WaitForModule.Wait wait = bind(Map.of("path", "/run/x"));

    assertThat(module.diff(wait, new Look.NotYet()).predictions())
        .hasSize(2)
        .allSatisfy(
            prediction ->
                assertThat(prediction.answer()).isInstanceOf(Prediction.Answer.AfterApply.class));
  }

  private WaitForModule.Wait bind(Map<String, Object> written) {
    return module.bind(CaseArguments.of(module.spec(), written));
  }

  private Diff diff(WaitForModule.Wait wait) {
    return module.diff(wait, new Look.NotYet());
  }
}
