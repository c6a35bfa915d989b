package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostConnection;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.host.UnreachableException.Reason;
import dev.slipway.ssh.testing.SshKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.apache.sshd.server.command.CommandFactory;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins and shells at a server within this process, which behaves as each test wants. */
@Timeout(60)
class ServerTest {
  private static final String PASSWORD = "it's a $ecret";
  private static final CommandFactory REAL_COMMANDS =
      (channel, command) ->
          new ProcessShellFactory(command, "/bin/sh", "-c", command).createShell(channel);

  @TempDir Path directory;
  private final SshServer server = SshServer.setUpDefaultServer();
  private Fixture fixture;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new Fixture(directory.resolve("ssh"));
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(directory.resolve("host.key")));
    server.setCommandFactory(REAL_COMMANDS);
    server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
    offer(UserAuthPasswordFactory.INSTANCE);
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(true);
  }

  private void offer(UserAuthFactory... methods) {
    server.setUserAuthFactories(List.of(methods));
  }

  private Target target(String password) throws IOException {
    if (!server.isStarted()) {
      server.start();
    }
    return Fixture.withPassword(Fixture.target(server.getPort()), "somebody", password);
  }

  private SshConnector connector() {
    return new SshConnector(fixture.settings().withHostKeyPolicy(HostKeyPolicy.ACCEPT_NEW));
  }

  private void assertRefused(Target target, String... parts) {
    assertThatThrownBy(() -> connector().connect(target))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION);
              assertThat(e.getMessage()).contains(parts).doesNotContain(PASSWORD);
            });
  }

  @Test
  void password_logsIn() throws Exception {
    assertThat(Fixture.say(connector(), target(PASSWORD), "in")).isEqualTo("in\n");
  }

  @Test
  void wrongPassword_isRefused() throws Exception {
    assertRefused(target("wrong"), "somebody@127.0.0.1", "a password", "it accepts: password");
  }

  @Test
  void noPassword_isTriedWithoutOne() throws Exception {
    target(PASSWORD);

    assertRefused(Fixture.target(server.getPort()), "nothing, there is no key", "password");
  }

  @Test
  void questionForThePassword_isAnswered() throws Exception {
    offer(UserAuthKeyboardInteractiveFactory.INSTANCE);

    assertThat(Fixture.say(connector(), target(PASSWORD), "in")).isEqualTo("in\n");
    assertRefused(target("wrong"), "keyboard-interactive");
  }

  @Test
  void questionInOtherWords_isAnsweredOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    offer(UserAuthKeyboardInteractiveFactory.INSTANCE);
    server.setKeyboardInteractiveAuthenticator(asking("Passwort für somebody: ", asked));

    assertThat(Fixture.say(connector(), target(PASSWORD), "in")).isEqualTo("in\n");
    assertThat(asked).hasValue(1);
    assertRefused(target("wrong"), "keyboard-interactive");
  }

  private static KeyboardInteractiveAuthenticator asking(String prompt, AtomicInteger asked) {
    return new KeyboardInteractiveAuthenticator() {
      @Override
      public InteractiveChallenge generateChallenge(
          ServerSession session, String user, String language, String subMethods) {
        asked.incrementAndGet();
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.addPrompt(prompt, false);
        return challenge;
      }

      @Override
      public boolean authenticate(ServerSession session, String user, List<String> answers) {
        return answers.equals(List.of(PASSWORD));
      }
    };
  }

  @Test
  void keyAndThenPassword_areBothGiven() throws Exception {
    SshKey.make(fixture.file("id_ecdsa"), "ecdsa");
    server.setPublickeyAuthenticator((user, key, session) -> true);
    offer(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE);
    server.getProperties().put("auth-methods", "publickey,password");

    assertThat(Fixture.say(connector(), target(PASSWORD), "in")).isEqualTo("in\n");
    assertRefused(target("wrong"), "it accepts: password");
  }

  @Test
  void serverThatHangsUpDuringTheLogin_isSaidSo() throws Exception {
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          disconnect(session);
          return false;
        });

    assertThatThrownBy(() -> connector().connect(target(PASSWORD)))
        .isInstanceOf(UnreachableException.class);
  }

  private static void disconnect(ServerSession session) {
    try {
      session.disconnect(
          SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE, "too many failures");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A command that does what a test says, in place of a shell. */
  private interface Behaviour {
    void run(AbstractCommandSupport command, ChannelSession channel) throws Exception;
  }

  private void behave(Behaviour behaviour) {
    server.setCommandFactory(
        (channel, command) ->
            new AbstractCommandSupport(command, null) {
              @Override
              public void run() {
                try {
                  behaviour.run(this, channel);
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              }
            });
  }

  @Test
  void serverThatDropsTheConnection_isLost() throws Exception {
    behave((command, channel) -> channel.getSession().close(true));
    try (HostConnection connection = connector().connect(target(PASSWORD))) {
      assertThatThrownBy(() -> Fixture.run(connection, "true"))
          .isInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  void channelThatIsClosedWithoutAStatus_isLost() throws Exception {
    behave((command, channel) -> channel.close(false));
    try (HostConnection connection = connector().connect(target(PASSWORD))) {
      assertThatThrownBy(() -> Fixture.run(connection, "true"))
          .isInstanceOf(ConnectionLostException.class);
    }
  }

  @Test
  void serverWithoutAShell_isSaidSo() throws Exception {
    // Not a process: the server's pump may pass on that one ended before it passes on what it said.
    behave(
        (command, _) -> {
          command.getErrorStream().write("no shell for you\n".getBytes(StandardCharsets.UTF_8));
          command.getErrorStream().flush();
          command.getExitCallback().onExit(1);
        });
    try (HostConnection connection = connector().connect(target(PASSWORD))) {
      assertThatThrownBy(() -> Fixture.run(connection, "true"))
          .isInstanceOfSatisfying(
              UnreachableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SHELL))
          .hasMessageContaining("The host started no shell: no shell for you");
    }
  }

  @Test
  void keyThatChangesBetweenTwoLogins_isRefused() throws Exception {
    Target target = target(PASSWORD);
    assertThat(Fixture.say(connector(), target, "in")).isEqualTo("in\n");

    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(directory.resolve("other.key")));

    assertThatThrownBy(() -> connector().connect(target))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.HOST_KEY_CHANGED))
        .hasMessageContaining(fixture.file("known_hosts") + ":1");
  }

  @Test
  void manyLoginsAtOnce_allSucceed() throws Exception {
    Target target = target(PASSWORD);
    SshConnector connector = connector();
    List<Thread> all = new ArrayList<>();
    AtomicInteger in = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      all.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      in.addAndGet(Fixture.say(connector, target, "in").length());
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  }));
    }
    for (Thread each : all) {
      each.join();
    }
    assertThat(in).hasValue(20 * "in\n".length());
  }
}
