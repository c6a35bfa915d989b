package dev.slipway.host.fact;

import dev.slipway.host.UnreadableAnswerException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment of the acting user. */
final class EnvironmentFacts implements FactGroup {

  @Override
  public Map<String, String> facts() {
    return Map.of("env", "A map of the environment variables of the acting user's session.");
  }

  /** Ended by NUL, since a value may hold the end of a line. */
  @Override
  public String script() {
    return "part env; env -0\n";
  }

  @Override
  public Map<String, Object> read(FactSource source) throws UnreadableAnswerException {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (String variable : source.text("env").split("\0", -1)) {
      String[] pair = variable.split("=", 2);
      if (pair.length == 2) {
        variables.put(pair[0], pair[1]);
      }
    }
    return Map.of("env", variables);
  }
}
