package dev.slipway.ssh;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What stands behind {@code Match} in OpenSSH's client configuration. */
record MatchCondition(List<String> words) {
  private static final int SECONDS_FOR_COMMAND = 10;

  boolean holds(SshOptions options, String alias, Optional<String> user) {
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next().toLowerCase(Locale.ROOT);
      boolean negated = word.startsWith("!");
      String criterion = negated ? word.substring(1) : word;
      boolean holds =
          switch (criterion) {
            case "all" -> true;
            case "host" -> matches(rest, options.value("HostName").orElse(alias));
            case "originalhost" -> matches(rest, alias);
            case "user" ->
                matches(rest, user.or(() -> options.value("User")).orElse(Tokens.localUser()));
            case "localuser" -> matches(rest, Tokens.localUser());
            case "exec" -> rest.hasNext() && succeeds(rest.next());
            // Such as "canonical" and "final": we make no second pass.
            default -> false;
          };
      if (holds == negated) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Iterator<String> rest, String name) {
    return rest.hasNext() && HostPattern.matchesAny(List.of(rest.next().split(",")), name);
  }

  private static boolean succeeds(String command) {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(SECONDS_FOR_COMMAND, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
