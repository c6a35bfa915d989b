package dev.slipway.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Become;
import dev.slipway.host.BecomeException;
import dev.slipway.host.HostConnection;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import dev.slipway.lab.Lab;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real users become others by a real sudo. */
@Lab
@Timeout(120)
class SudoIT {
  private static final String PASSWORD = LabUser.SECURED.password().orElseThrow();
  private static final String WHO = "id -un; echo $HOME";

  private static void assertRefused(LabHost host, LabUser user, Become become, String... parts)
      throws Exception {
    try (HostConnection connection = LabConnection.byKey(host, user)) {
      assertThatThrownBy(() -> connection.shell(become))
          .isInstanceOf(BecomeException.class)
          .message()
          .contains(parts)
          .doesNotContain(PASSWORD);
    }
  }

  @Test
  void sudoWithoutPassword_becomesAnybody(LabHost host) throws Exception {
    try (HostConnection connection = LabConnection.byKey(host, LabUser.OPERATOR)) {
      assertThat(LabConnection.say(connection, LabConnection.sudo("root"), WHO))
          .isEqualTo("root\n/root");
      assertThat(LabConnection.say(connection, LabConnection.sudo("plain"), WHO))
          .isEqualTo("plain\n/home/plain");
      assertThat(LabConnection.say(connection, new Become.Login(), "id -un")).isEqualTo("operator");
    }
  }

  @Test
  void passwordThatSudoWants_isTold_andIsSeenByNobody(LabHost host) throws Exception {
    try (HostConnection connection = LabConnection.byKey(host, LabUser.SECURED)) {
      Become root = LabConnection.sudo("root", PASSWORD);

      assertThat(LabConnection.say(connection, root, WHO)).isEqualTo("root\n/root");
      String seen =
          LabConnection.say(
              connection,
              root,
              "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n';"
                  + " journalctl -q --no-pager _COMM=sudo");
      assertThat(seen).contains("sudo").doesNotContain(PASSWORD);
    }
  }

  @Test
  void passwordThatSudoDoesNotWant_isNoCommand(LabHost host) throws Exception {
    try (HostConnection connection = LabConnection.byKey(host, LabUser.OPERATOR)) {
      ScriptResult result =
          LabConnection.run(connection, LabConnection.sudo("root", PASSWORD), "cat; id -un");

      assertThat(result.stdoutText()).isEqualTo("root\n");
      assertThat(result.stderrText()).isEmpty();
    }
  }

  @Test
  void whatSudoRefuses_isSaidInItsWords(LabHost host) throws Exception {
    assertRefused(host, LabUser.SECURED, LabConnection.sudo("root"), "a password is required");
    assertRefused(
        host, LabUser.SECURED, LabConnection.sudo("root", "wrong"), "refused the password");
    assertRefused(
        host, LabUser.PLAIN, LabConnection.sudo("root", PASSWORD), "not in the sudoers file");
    assertRefused(host, LabUser.OPERATOR, LabConnection.sudo("nobody-here"), "nobody-here");
  }

  @Test
  void hostThatWantsATerminal_isSaidSo(LabHost host) throws Exception {
    host.exec("echo 'Defaults requiretty' > /etc/sudoers.d/zz-test").orFail();
    try {
      assertRefused(host, LabUser.OPERATOR, LabConnection.sudo("root"), "must have a tty");
    } finally {
      host.exec("rm /etc/sudoers.d/zz-test").orFail();
    }
  }

  @Test
  void sudoThatPutsATerminalBetween_keepsEveryByte(LabHost host) throws Exception {
    host.exec("echo 'Defaults use_pty' > /etc/sudoers.d/zz-test").orFail();
    byte[] bytes = new byte[200_000];
    new Random(4).nextBytes(bytes);
    try (HostConnection connection = LabConnection.byKey(host, LabUser.SECURED)) {
      List<ScriptResult> results =
          connection
              .shell(LabConnection.sudo("root", PASSWORD))
              .exchange(
                  List.of(
                      Script.of("cat").withInput(bytes),
                      Script.of("kill -9 $$"),
                      Script.of("head -c 20000000 /dev/zero; id -un >&2")));

      assertThat(results.get(0).stdout()).isEqualTo(bytes);
      assertThat(results.get(1).exit()).isEqualTo(137);
      assertThat(results.get(2).stdout()).hasSize(20_000_000);
      assertThat(results.get(2).stderrText()).isEqualTo("root\n");
    } finally {
      host.exec("rm /etc/sudoers.d/zz-test").orFail();
    }
  }

  @Test
  void hostWithoutSudo_isSaidSo_butRootNeedsNone(LabHost host) throws Exception {
    host.exec("mv /usr/bin/sudo /usr/bin/sudo.away").orFail();
    try {
      assertRefused(host, LabUser.OPERATOR, LabConnection.sudo("root"), "sudo is not installed");
      try (HostConnection connection = LabConnection.byKey(host, LabUser.ROOT)) {
        assertThat(LabConnection.say(connection, LabConnection.sudo("root"), WHO))
            .isEqualTo("root\n/root");
      }
    } finally {
      host.exec("mv /usr/bin/sudo.away /usr/bin/sudo").orFail();
    }
  }

  @Test
  void passwordOfTheLogin_isForTheLogin(LabHost host) throws Exception {
    try (HostConnection connection = LabConnection.byPassword(host, LabUser.SECURED, PASSWORD)) {
      assertThat(LabConnection.say(connection, new Become.Login(), "id -un")).isEqualTo("secured");
    }
    assertThatThrownBy(() -> LabConnection.byPassword(host, LabUser.SECURED, "wrong"))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION));
  }
}
