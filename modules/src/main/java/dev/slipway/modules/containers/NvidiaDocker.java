package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Change;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.TextEdit;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.daemons.DaemonAnswer;
import dev.slipway.modules.support.structured.KeyEdits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runtime of NVIDIA in {@code daemon.json}.
 *
 * <p>Source: {@code pkg/config/engine/docker} of nvidia-container-toolkit 1.20; its changelog says
 * that {@code features.cdi} needs Docker 25.
 */
final class NvidiaDocker {
  private static final String DEFAULT = "default-runtime";
  private static final Pattern VERSION = Pattern.compile("\\bversion (\\d{1,4})\\.");
  private static final int FIRST_WITH_CDI = 25;

  private NvidiaDocker() {}

  static NvidiaEngineFile observe(NvidiaSettings desired, HostReader host) throws HostException {
    TextEditing.Target target = DockerDaemonSpec.target(desired.path(), desired.backup());
    DaemonAnswer daemon = host.ask(desired.restart().probe());
    daemon.mustBeInstalled("Docker");
    if (desired.cdi()) {
      mustKnowCdi(host);
    }
    return new NvidiaEngineFile(
        target, TextEditing.observe(target, host), new Edit(desired, daemon), daemon);
  }

  private static void mustKnowCdi(HostReader host) throws HostException {
    Matcher said =
        VERSION.matcher(host.ask(new CommandProbe("dockerd --version 2>/dev/null")).stdout());
    if (said.find() && Integer.parseInt(said.group(1)) < FIRST_WITH_CDI) {
      throw new TaskFailedException(
          "Docker %s does not know CDI, which came with Docker %d. Install a newer Docker, or write cdi: false."
              .formatted(said.group(1), FIRST_WITH_CDI));
    }
  }

  private record Edit(NvidiaSettings desired, DaemonAnswer daemon) implements TextEdit {
    @Override
    public boolean needsFile() {
      return true;
    }

    @Override
    public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
      boolean unwanted =
          !desired.byDefault()
              && KeyEdits.ofJson(text, DEFAULT).filter(NvidiaSettings.NAME::equals).isPresent();
      Edited edited = keys(unwanted ? List.of(DEFAULT) : List.of()).edit(text, argument);
      DockerDaemonSpec.mustAgree(desired.path(), edited.text().orElse(""), daemon);
      return edited;
    }

    private KeyEdits keys(List<String> absent) {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("runtimes", Map.of(NvidiaSettings.NAME, Map.of("path", desired.program())));
      if (desired.byDefault()) {
        keys.put(DEFAULT, NvidiaSettings.NAME);
      }
      if (desired.cdi()) {
        keys.put("features", Map.of("cdi", true));
      }
      return KeyEdits.ofJson(keys, absent);
    }

    @Override
    public List<Change> shown(Change.Text change) {
      return keys(List.of()).shown(change);
    }
  }
}
