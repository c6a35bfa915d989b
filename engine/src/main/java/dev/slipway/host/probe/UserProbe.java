package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.regex.Pattern;

/** Which account has this name? */
public record UserProbe(String name) implements Probe<UserAnswer> {
  private static final Pattern NAME = Pattern.compile("[^-~+:,/\\s\\p{Cntrl}][^:,/\\s\\p{Cntrl}]*");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  public UserProbe {
    if (!isUserName(name)) {
      throw new IllegalArgumentException("not the name of a user: " + name);
    }
  }

  /** Whether it can be the name of an account; a number names none. */
  public static boolean isUserName(String text) {
    return NAME.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }

  @Override
  public ProbeKind<UserProbe, UserAnswer> kind() {
    return UserProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(UserAnswer answer) {
    return answer instanceof UserAnswer.Absent;
  }
}
