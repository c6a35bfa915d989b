package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Become;
import dev.slipway.host.BecomeException;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Secret;
import dev.slipway.host.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How another user is become, against stand-ins for what sudo does on one host or another. */
@ParameterizedClass
@MethodSource("dev.slipway.connection.TestShells#available")
@Timeout(60)
class ShellStartTest {
  private static final String PASSWORD = "it's a $ecret";

  /** What every stand-in begins with: its flags read, {@code $prompt} known, the command left. */
  private static final String READ_FLAGS =
      """
      #!/bin/sh
      while [ "$1" != -- ]; do
        case $1 in -p) prompt=$2; shift ;; -n) quiet=1 ;; -u) user=$2; shift ;; esac
        shift
      done
      shift
      """;

  @Parameter List<String> command;
  @TempDir Path directory;

  private ResidentShell shell(String sudo, Optional<Secret> password) throws IOException {
    Path program = Files.writeString(directory.resolve("sudo"), READ_FLAGS + sudo);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return shell(directory + ":" + System.getenv("PATH"), password, Duration.ofSeconds(20));
  }

  private ResidentShell shell(String path, Optional<Secret> password, Duration limit) {
    Become become = new Become.Sudo("somebody-else", password, List.of("-H"));
    ShellSource source = TestShells.source(command, Map.of("PATH", path));
    return new ResidentShell(new ShellStart(source, become, limit));
  }

  private static Optional<Secret> password() {
    return Optional.of(new Secret(PASSWORD));
  }

  private static ScriptResult run(ResidentShell shell, String text) throws HostException {
    return shell.exchange(List.of(Script.of(text))).getFirst();
  }

  @Test
  void sudoWithoutPassword_givesAShell() throws Exception {
    try (ResidentShell shell =
        shell("export SUDO_USED=$user$quiet; exec \"$@\"", Optional.empty())) {
      assertThat(run(shell, "echo $SUDO_USED").stdoutText()).isEqualTo("somebody-else1\n");
    }
  }

  @Test
  void passwordThatIsWanted_isTold() throws Exception {
    String sudo =
        """
        printf '%s' "$prompt" >&2
        read -r said
        [ "$said" = "it's a \\$ecret" ] || exit 1
        exec "$@"
        """;
    try (ResidentShell shell = shell(sudo, password())) {
      ScriptResult result = run(shell, "cat; echo in");

      assertThat(result.stdoutText()).isEqualTo("in\n");
      assertThat(result.stderrText()).isEmpty();
    }
  }

  @Test
  void passwordThatIsNotWanted_neverReachesTheShell() throws Exception {
    try (ResidentShell shell = shell("exec \"$@\"", password())) {
      List<ScriptResult> results =
          shell.exchange(List.of(Script.of("echo one; cat"), Script.of("echo two")));

      assertThat(results).extracting(ScriptResult::stdoutText).containsExactly("one\n", "two\n");
      assertThat(results).allMatch(result -> result.stderr().length == 0);
    }
  }

  @Test
  void password_isInNoProcessListAndNoEnvironment() throws Exception {
    Path seen = directory.resolve("seen");
    String sudo =
        """
        printf '%%s' "$prompt" >&2
        read -r said
        unset said
        cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ > %s 2>/dev/null
        exec "$@"
        """
            .formatted(seen);
    try (ResidentShell shell = shell(sudo, password())) {
      shell.start();
    }

    assertThat(Files.readAllBytes(seen)).isNotEmpty();
    assertThat(Files.readString(seen, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(PASSWORD);
  }

  @Test
  void wrongPassword_isSaidAtOnce() throws Exception {
    String sudo =
        """
        for try in 1 2 3; do
          printf '%s' "$prompt" >&2
          read -r said || exit 1
          echo 'Sorry, try again.' >&2
        done
        sleep 100
        """;
    try (ResidentShell shell = shell(sudo, password())) {
      assertThatThrownBy(shell::start)
          .isInstanceOf(BecomeException.class)
          .hasMessageContaining("somebody-else")
          .hasMessageContaining("sudo refused the password")
          .hasMessageContaining("Sorry, try again.")
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void missingPassword_isWhatSudoSays() throws Exception {
    String sudo = "echo 'sudo: a password is required' >&2; exit 1";
    try (ResidentShell shell = shell(sudo, Optional.empty())) {
      assertThatThrownBy(shell::start)
          .isInstanceOf(BecomeException.class)
          .hasMessage("Cannot become \"somebody-else\": sudo: a password is required");
    }
  }

  @Test
  void noRight_isWhatSudoSaysAfterThePassword() throws Exception {
    String sudo =
        """
        echo 'We trust you have received the usual lecture.' >&2
        printf '%s' "$prompt" >&2
        read -r said
        echo 'me is not in the sudoers file.' >&2
        exit 1
        """;
    try (ResidentShell shell = shell(sudo, password())) {
      assertThatThrownBy(shell::start)
          .isInstanceOf(BecomeException.class)
          .hasMessage("Cannot become \"somebody-else\": me is not in the sudoers file.");
    }
  }

  @Test
  void sudoThatSaysNothing_isNotWaitedForForever() throws Exception {
    Files.writeString(directory.resolve("sudo"), READ_FLAGS + "printf 'Token: ' >&2; sleep 100");
    Files.setPosixFilePermissions(
        directory.resolve("sudo"), PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = directory + ":" + System.getenv("PATH");
    try (ResidentShell shell = shell(path, password(), Duration.ofSeconds(2))) {
      assertThatThrownBy(shell::start)
          .isInstanceOf(BecomeException.class)
          .hasMessageContaining("no answer within 2 s")
          .hasMessageContaining("Token:");
    }
  }

  @Test
  void hostWithoutSudo_saysSo() throws Exception {
    try (ResidentShell shell = shell(directory.toString(), password(), Duration.ofSeconds(20))) {
      assertThatThrownBy(shell::start)
          .isInstanceOf(BecomeException.class)
          .hasMessageContaining("sudo is not installed");
    }
  }

  @Test
  void userWhoIsLoggedInAlready_needsNoSudo() throws Exception {
    Become become =
        new Become.Sudo(System.getProperty("user.name"), Optional.empty(), List.of("-H"));
    try (ResidentShell shell = new ResidentShell(TestShells.source(command, Map.of()), become)) {
      assertThat(run(shell, "id -un").stdoutText().strip())
          .isEqualTo(System.getProperty("user.name"));
    }
  }

  @Test
  void sudoThatIsKilled_isNoConnectionLost() throws Exception {
    try (ResidentShell shell = shell("kill -9 $$", password())) {
      assertThatThrownBy(shell::start).isInstanceOf(BecomeException.class);
    }
  }

  @Test
  void connectionThatEndsMeanwhile_isLost() throws Exception {
    Become become = new Become.Sudo("somebody-else", password(), List.of());
    try (ResidentShell shell = new ResidentShell(new BrokenSource(""), become)) {
      assertThatThrownBy(shell::start).isInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  void hostWithoutShell_isUnreachable() throws Exception {
    ShellSource source =
        TestShells.source(List.of("/bin/sh", "-c", "echo 'no sh' >&2; exit 1"), Map.of());
    try (ResidentShell shell = new ResidentShell(source, new Become.Login())) {
      assertThatThrownBy(() -> run(shell, "true"))
          .isInstanceOfSatisfying(
              UnreachableException.class,
              e -> assertThat(e.reason()).isEqualTo(UnreachableException.Reason.NO_SHELL))
          .hasMessageContaining("no sh");
    }
  }

  @Test
  void loginShellThatHangs_isNotWaitedForForever() throws Exception {
    ShellSource source = TestShells.source(List.of("/bin/sleep", "50"), Map.of());
    ShellStart start = new ShellStart(source, new Become.Login(), Duration.ofSeconds(1));
    try (ResidentShell shell = new ResidentShell(start)) {
      assertThatThrownBy(() -> run(shell, "true"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("no shell within 1 s");
    }
  }

  @Test
  void loginShellThatTalks_isOverheard() throws Exception {
    String noise = "echo welcome; echo warning >&2; exec /bin/sh";
    ShellSource source = TestShells.source(List.of("/bin/sh", "-c", noise), Map.of());
    try (ResidentShell shell = new ResidentShell(source, new Become.Login())) {
      ScriptResult result = run(shell, "echo in");

      assertThat(result.stdoutText()).isEqualTo("in\n");
      assertThat(result.stderrText()).isEmpty();
    }
  }
}
