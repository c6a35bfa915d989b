package dev.slipway.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshConfigTest {
  @TempDir Path home;

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(".ssh").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private SshConfig load(String text) throws IOException {
    return SshConfig.load(List.of(write("config", text)), home.resolve(".ssh"));
  }

  private SshOptions options(String config, String alias) throws IOException {
    SshOptions options = new SshOptions();
    load(config).addTo(options, alias, Optional.empty());
    return options;
  }

  private Destination destination(String config, String alias) throws Exception {
    return new Destinations(load(config), home.resolve(".ssh"))
        .of(Fixture.target(alias, Optional.empty()));
  }

  @Test
  void firstValueOfAnOption_holds() throws IOException {
    SshOptions options =
        options(
            """
            # comment
            user = first

            Host web*
              User second
              port 2222
            Host *
              Port 3333
              HostName "a name"
            """,
            "web1");

    assertThat(options.value("USER")).contains("first");
    assertThat(options.value("Port")).contains("2222");
    assertThat(options.value("hostname")).contains("a name");
  }

  @Test
  void severalFilesForKeys_addUp() throws IOException {
    SshOptions options =
        options("IdentityFile ~/a\nHost x\n IdentityFile \"/b c\"\nHost y\n IdentityFile d", "x");

    assertThat(options.all("IdentityFile")).containsExactly(List.of("~/a"), List.of("/b c"));
  }

  @ParameterizedTest
  @CsvSource({
    "web1, web*, true",
    "web1, WEB?, true",
    "web12, web?, false",
    "web1, *, true",
    "web1, * !web1, false",
    "web1, !web1 *, false",
    "web1, db* web*, true",
    "web1, !db*, false",
    "a.b.c, *.c, true",
    "a.b.c, a.*.c, true",
    "a.b.c, a.*.d, false"
  })
  void hosts_areMatchedByTheirPatterns(String alias, String patterns, boolean matches)
      throws IOException {
    assertThat(options("Host " + patterns + "\n User x", alias).value("User").isPresent())
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "all, true",
    "originalhost alias, true",
    "host real, true",
    "host alias, false",
    "'host real,other user root', true",
    "user nobody, false",
    "!user nobody, true",
    "exec true, true",
    "exec \"exit 1\", false",
    "!exec false, true",
    "originalhost other exec \"touch %proof\", false",
    "canonical, false",
    "final all, false"
  })
  void conditions_areJudged(String condition, boolean holds) throws IOException {
    Path proof = home.resolve("proof");
    String config =
        "HostName real\nUser root\nMatch "
            + condition.replace("%proof", proof.toString())
            + "\n Port 1";

    assertThat(options(config, "alias").value("Port").isPresent()).isEqualTo(holds);
    assertThat(proof).doesNotExist();
  }

  @Test
  void includedFiles_holdWhereTheyAreIncluded() throws IOException {
    write("conf.d/b.conf", "Host web1\n  Port 22\n  User included");
    write("conf.d/a.conf", "Host web1\n  Port 21");
    SshOptions options =
        options(
            "Host web*\n  Include conf.d/*.conf missing\n  User after\nHost *\n  Port 23", "web1");

    assertThat(options.value("Port")).contains("21");
    assertThat(options.value("User")).contains("included");
    assertThat(options("Host db*\n  Include conf.d/*.conf", "web1").value("Port")).isEmpty();
  }

  @Test
  void fileThatIncludesItself_isRefused() {
    assertThatThrownBy(() -> load("Include config")).isInstanceOf(IOException.class);
  }

  @Test
  void files_areReadInTheirOrder() throws IOException {
    Path mine = write("config", "User mine");
    Path system = write("system", "User system\nPort 5");
    SshOptions options = new SshOptions();
    SshConfig.load(List.of(mine, home.resolve("missing"), system), home)
        .addTo(options, "x", Optional.empty());

    assertThat(options.value("User")).contains("mine");
    assertThat(options.value("Port")).contains("5");
  }

  @Test
  void tokens_areReplacedWhereOpenSshDoes() throws Exception {
    Destination destination =
        destination(
            """
            Host web
              HostName %h.example.org
              Port 2200
              User me
              ProxyCommand connect %h %p %r %n 100%% ${NO_SUCH_VARIABLE}
            """,
            "web");

    assertThat(destination.host()).isEqualTo("web.example.org");
    assertThat(destination.proxyCommand())
        .contains("connect web.example.org 2200 me web 100% ${NO_SUCH_VARIABLE}");
    assertThat(destination.knownAs()).isEqualTo("[web.example.org]:2200");
  }

  @Test
  void withoutAnySetting_theUsualOnesHold() throws Exception {
    Destination destination = destination("", "Web");

    assertThat(destination.port()).isEqualTo(22);
    assertThat(destination.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(destination.knownAs()).isEqualTo("web");
    assertThat(destination.jumps()).isEmpty();
  }

  @Test
  void none_turnsAProxyOff() throws Exception {
    Destination destination =
        destination("Host x\n ProxyJump none\n ProxyCommand none\nHost *\n ProxyJump gate", "x");

    assertThat(destination.jumps()).isEmpty();
    assertThat(destination.proxyCommand()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gate, gate, 22",
    "me@gate, gate, 22",
    "me@gate:2200, gate, 2200",
    "ssh://me@gate:2200, gate, 2200",
    "[::1]:2200, ::1, 2200"
  })
  void jumps_areRead(String text, String host, int port) throws Exception {
    Destination jump = new Destinations(load(""), home.resolve(".ssh")).ofJump(text, load(""));

    assertThat(jump.host()).isEqualTo(host);
    assertThat(jump.port()).isEqualTo(port);
  }

  @Test
  void configurationThatATargetNames_standsInPlaceOfTheUsers_andCountsForJumps() throws Exception {
    Path other = write("other", "Host web gate\n  HostName 10.0.0.9\n  ProxyJump gate\n");
    Destinations destinations =
        new Destinations(load("Host web\n  Port 2222\n"), home.resolve(".ssh"));

    Destination named =
        destinations.of(Fixture.target("web", Optional.empty(), "ConfigFile=" + other));
    Destination jump = destinations.ofJump("gate", named.config());

    assertThat(named.host()).isEqualTo("10.0.0.9");
    assertThat(named.port()).isEqualTo(22);
    assertThat(named.jumps()).containsExactly("gate");
    assertThat(jump.host()).isEqualTo("10.0.0.9");
  }

  @Test
  void configurationNone_isNone() throws Exception {
    Destinations destinations = new Destinations(load("Port 2222\n"), home.resolve(".ssh"));

    assertThat(destinations.of(Fixture.target("web", Optional.empty(), "ConfigFile=none")).port())
        .isEqualTo(22);
  }

  @Test
  void configurationThatIsNotThere_isRefused() throws Exception {
    Destinations destinations = new Destinations(load(""), home.resolve(".ssh"));
    Target target = Fixture.target("web", Optional.empty(), "ConfigFile=" + home + "/none");

    assertThatThrownBy(() -> destinations.of(target))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("/none\" (-F) cannot be read");
  }

  @Test
  void portThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> destination("Port ssh", "x"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("\"ssh\"");
  }
}
