package dev.slipway.plan;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a task with paths that begin with {@code ~} or {@code ~user}. What these stand
 * for depends on the host; the users that tasks before would make count in a dry run.
 */
public record HomePaths<D extends Record>(
    TaskModule<D, ?> module, Map<String, @Nullable Object> arguments) {
  private static final Pattern HOME = Pattern.compile("~([^/]*)((?:/.*)?)", Pattern.DOTALL);

  /** Whether a path among these arguments begins with a home folder. */
  static boolean isAmong(ModuleSpec spec, Map<String, @Nullable Object> arguments) {
    return spec.parameters().stream()
        .filter(parameter -> parameter.type() == ParameterType.PATH)
        .anyMatch(parameter -> home(arguments.get(parameter.name())).matches());
  }

  private static Matcher home(@Nullable Object value) {
    return HOME.matcher(value instanceof String text ? text : "");
  }

  /**
   * The arguments with a path that is none of a host, to see what the module thinks of the rest.
   */
  Arguments withoutHomes() {
    Map<String, @Nullable Object> other = new LinkedHashMap<>(arguments);
    other.replaceAll((name, value) -> isHome(name, value) ? "/" + value : value);
    return new Arguments(module.spec(), other);
  }

  /**
   * What the task declares on a host.
   *
   * @throws TaskFailedException when a user is not there
   */
  D on(HostReader host) throws HostException {
    Map<String, @Nullable Object> complete = new LinkedHashMap<>(arguments);
    for (Map.Entry<String, @Nullable Object> entry : complete.entrySet()) {
      if (isHome(entry.getKey(), entry.getValue())) {
        entry.setValue(expanded(String.valueOf(entry.getValue()), host));
      }
    }
    Arguments bound = new Arguments(module.spec(), complete);
    D desired = module.bind(bound);
    if (!bound.rejections().isEmpty()) {
      Arguments.Rejection rejection = bound.rejections().getFirst();
      throw new TaskFailedException(
          "%s: %s Fix: %s".formatted(rejection.parameter(), rejection.message(), rejection.fix()));
    }
    return desired;
  }

  private boolean isHome(String name, @Nullable Object value) {
    return home(value).matches()
        && module
            .spec()
            .parameter(name)
            .filter(parameter -> parameter.type() == ParameterType.PATH)
            .isPresent();
  }

  private static String expanded(String path, HostReader host) throws HostException {
    Matcher home = home(path);
    if (!home.matches()) {
      throw new IllegalArgumentException("no home folder: " + path);
    }
    String named = home.group(1);
    String user = named.isEmpty() ? host.ask(new ActorProbe()).user() : named;
    boolean possible = UserProbe.isUserName(user);
    if (possible && host.ask(new UserProbe(user)) instanceof UserAnswer.Present present) {
      return present.person().home() + home.group(2);
    }
    throw new TaskFailedException(
        "\"%s\" begins with the home of \"%s\", who is not on the host.".formatted(path, user));
  }
}
