package dev.slipway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.modules.laws.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A scenario's task as a playbook of its own, with the files that it names beside it. */
final class ScenarioPlaybook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ScenarioPlaybook() {}

  /** Writes it into a folder; the host is the one of the inventory that has the user's name. */
  static Path write(Path folder, Scenario scenario) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : scenario.files().entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return Files.writeString(folder.resolve("playbook.yml"), text(scenario));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON is YAML; no value of a scenario is an expression. */
  private static String text(Scenario scenario) throws JsonProcessingException {
    return """
    - hosts: %s
      become: %s
      tasks:
        - name: the task
          %s: !unsafe %s
    """
        .formatted(
            scenario.as().orElse("root"),
            scenario.become(),
            scenario.module(),
            JSON.writeValueAsString(scenario.arguments()));
  }
}
