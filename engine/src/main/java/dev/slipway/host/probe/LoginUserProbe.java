package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/** Who is acting on the host, and as whom did the connection log in? */
public record LoginUserProbe() implements Probe<LoginUser> {
  private static final String SCRIPT =
      """
      part acting; id -un
      part login; echo "${SUDO_USER-}"
      """;

  private static final ProbeKind<LoginUserProbe, LoginUser> KIND =
      new OneQuestion<>(
          "login user",
          SCRIPT,
          output -> {
            String acting = output.text("acting").strip();
            String login = output.text("login").strip();
            return new LoginUser(acting, login.isEmpty() ? acting : login);
          });

  @Override
  public ProbeKind<LoginUserProbe, LoginUser> kind() {
    return KIND;
  }
}
