package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Secret;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.UserAnswer.Absent;
import dev.slipway.host.probe.UserAnswer.Person;
import dev.slipway.host.probe.UserAnswer.Present;
import dev.slipway.host.probe.UserAnswer.Shadow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountProbesTest {
  private static final List<UserProbe> USERS =
      Stream.of("ada", "root", "nobody", "no-such-user", "plain").map(UserProbe::new).toList();

  @Test
  void users_areTold() throws Exception {
    List<UserAnswer> answers = Recorded.answers("debian-12/user", USERS);

    assertThat(answers.getFirst())
        .isEqualTo(
            new Present(
                "ada",
                OptionalLong.of(1500),
                "ada",
                new Person("Ada, Room 7", "/home/ada", "/bin/bash"),
                List.of("adm", "users"),
                Optional.of(
                    new Shadow(new Secret("!$6$salt$0123456789"), OptionalLong.of(21916)))));
    assertThat(answers.get(2))
        .isInstanceOfSatisfying(
            Present.class, nobody -> assertThat(nobody.group()).isEqualTo("nogroup"));
    assertThat(answers.get(3)).isEqualTo(new Absent());
  }

  @Test
  void userWithoutRights_seesNoPasswords() throws Exception {
    assertThat(Recorded.answers("debian-12-plain/user", USERS).getFirst())
        .isInstanceOfSatisfying(
            Present.class,
            ada -> {
              assertThat(ada.shadow()).isEmpty();
              assertThat(ada.groups()).containsExactly("adm", "users");
            });
  }

  @Test
  void password_isNeverShown() throws Exception {
    assertThat(Recorded.answers("debian-12/user", USERS).toString())
        .doesNotContain("$6$")
        .doesNotContain("$y$");
  }

  @ParameterizedTest
  @CsvSource({
    "$6$a$b,  true,  false, $6$a$b",
    "!$6$a$b, true,  true,  $6$a$b",
    "!!$6$a$b, true, true,  $6$a$b",
    "!,       false, true,  ''",
    "!!,      false, true,  ''",
    "*,       false, false, *",
    "'',      false, false, ''"
  })
  void shadowField_isUnderstood(String field, boolean password, boolean locked, String hash) {
    Shadow shadow = new Shadow(new Secret(field), OptionalLong.empty());

    assertThat(shadow.hasPassword()).isEqualTo(password);
    assertThat(shadow.isLocked()).isEqualTo(locked);
    assertThat(shadow.hash()).isEqualTo(hash);
  }

  @Test
  void failingGetent_isUnreadable() {
    assertThatThrownBy(
            () ->
                Recorded.answers(
                    USERS, "m\n\036m passwd\n\036m exit\n127\n", "sh: getent: not found"))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("getent: not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000", "-x", "a:b", "a b", "a\nb", "+x", "a/b"})
  void whatNamesNoUser_isRefused(String name) {
    assertThatThrownBy(() -> new UserProbe(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void groups_areFoundByNameAndNumber() throws Exception {
    List<GroupProbe> probes =
        Stream.of("deploy", "2500", "adm", "no-such-group", "64999").map(GroupProbe::new).toList();
    GroupAnswer deploy = new GroupAnswer.Present("deploy", OptionalLong.of(2500), List.of());

    assertThat(Recorded.answers("debian-12/group", probes))
        .containsExactly(
            deploy,
            deploy,
            new GroupAnswer.Present("adm", OptionalLong.of(4), List.of("ada")),
            new GroupAnswer.Absent(),
            new GroupAnswer.Absent());
  }

  @Test
  void loginUser_isTheOneBeforeSudo() throws Exception {
    assertThat(Recorded.answers("debian-12-plain/login-user", List.of(new LoginUserProbe())))
        .containsExactly(new LoginUser("plain", "plain"));
    assertThat(
            Recorded.answers(
                List.of(new LoginUserProbe()), "m\n\036m acting\nroot\n\036m login\nada\n", ""))
        .containsExactly(new LoginUser("root", "ada"));
    assertThat(new LoginUser("root", "ada").is("ada")).isTrue();
    assertThat(new LoginUser("root", "ada").is("bob")).isFalse();
  }

  @Test
  void accountDefaults_areRead() throws Exception {
    AccountDefaults defaults =
        Recorded.answers("debian-12/account-defaults", List.of(new AccountDefaultsProbe()))
            .getFirst();

    assertThat(defaults.userGroups()).isTrue();
    assertThat(defaults.homeMode()).isEqualTo(0755);
    assertThat(defaults.shell()).isEqualTo("/bin/sh");
    assertThat(defaults.homeFolder()).isEqualTo("/home");
  }

  @ParameterizedTest
  @CsvSource({"0700, 022, 448", "'', 027, 488", "'', '', 493", "oops, oops, 493"})
  void homeMode_comesFromItsSettingOrTheUmask(String homeMode, String umask, int mode) {
    Map<String, String> settings = Map.of("HOME_MODE", homeMode, "UMASK", umask);

    assertThat(new AccountDefaults(settings).homeMode()).isEqualTo(mode);
  }
}
