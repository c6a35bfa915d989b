package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accounts. */
final class UserModule implements TaskModule<UserSettings, UserObserved> {
  private static final ModuleSpec SPEC = UserSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public UserSettings bind(Arguments arguments) {
    return UserArguments.bind(arguments);
  }

  @Override
  public UserObserved observe(UserSettings desired, HostReader host) throws HostException {
    UserObserved observed = UserObserved.observe(desired, host);
    Administrator.mustBeRoot(host, diff(desired, observed), "Altering an account");
    return observed;
  }

  @Override
  public Diff diff(UserSettings desired, UserObserved observed) {
    return UserDiff.of(desired, observed);
  }

  @Override
  public Map<String, Object> apply(UserSettings desired, Diff diff, HostSession host)
      throws HostException {
    UserObserved observed = observe(desired, host);
    UserApply work = new UserApply(desired, observed, host);
    switch (observed.user()) {
      case UserAnswer.Absent _ -> work.create();
      case UserAnswer.Present user -> {
        if (desired.present()) {
          work.update(user);
        } else {
          work.delete();
        }
      }
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(UserSettings desired, UserObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", desired.name());
    values.put("state", desired.present() ? "present" : "absent");
    boolean settled =
        desired.present()
            && observed.user() instanceof UserAnswer.Present
            && diff(desired, observed).isEmpty();
    if (settled && observed.user() instanceof UserAnswer.Present user) {
      user.uid().ifPresent(uid -> values.put("uid", uid));
      values.put("group", user.group());
      values.put("groups", user.groups());
      values.put("comment", user.person().comment());
      values.put("home", user.person().home());
      values.put("shell", user.person().shell());
    }
    return values;
  }
}
