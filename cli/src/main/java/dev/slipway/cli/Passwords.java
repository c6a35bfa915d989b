package dev.slipway.cli;

import dev.slipway.host.Secret;
import java.util.Optional;

/** Passwords, from the environment or a person; never from a command line. */
record Passwords(Optional<Secret> login, Optional<Secret> become) {

  static Passwords of(ConnectionOptions options, Surroundings surroundings) {
    Optional<Secret> login =
        secret("SLIPWAY_PASSWORD", options.askPassword, "Password of the login", surroundings);
    Optional<Secret> become =
        secret(
            "SLIPWAY_BECOME_PASSWORD",
            options.askBecomePassword,
            login.isPresent() ? "Password of sudo (empty: that of the login)" : "Password of sudo",
            surroundings);
    boolean same = become.filter(secret -> secret.reveal().isEmpty()).isPresent();
    return new Passwords(login, same ? login : become);
  }

  private static Optional<Secret> secret(
      String variable, boolean asked, String question, Surroundings surroundings) {
    Optional<Secret> given = surroundings.variable(variable).map(Secret::new);
    if (given.isPresent() || !asked) {
      return given;
    }
    Optional<Secret> typed = surroundings.prompt().ask(question).map(Secret::new);
    if (typed.isEmpty()) {
      throw new RefusedException(
          "A password was to be asked for, and there is no terminal to ask on.",
          "run it on a terminal, or set " + variable + ".");
    }
    return typed;
  }
}
