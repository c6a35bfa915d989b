package dev.slipway.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import dev.slipway.host.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a server asks during a login. A password is told once: a second question means that
 * it was wrong, or that something else is wanted.
 */
final class Answers implements UserInfo, UIKeyboardInteractive {
  private final Optional<Secret> password;
  private boolean told;

  Answers(Optional<Secret> password) {
    this.password = password;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    if (prompts.length == 0) {
      return new String[0];
    }
    if (told || password.isEmpty() || prompts.length > 1 || echo[0]) {
      return null;
    }
    told = true;
    return new String[] {password.get().reveal()};
  }

  @Override
  public @Nullable String getPassphrase() {
    return null;
  }

  @Override
  public @Nullable String getPassword() {
    return null;
  }

  @Override
  public boolean promptPassword(String message) {
    return false;
  }

  @Override
  public boolean promptPassphrase(String message) {
    return false;
  }

  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {
    // A banner; nobody reads it.
  }
}
