package dev.slipway.modules.kubernetes;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.WantedFile;
import java.util.Map;

/** The configuration file of kubeadm. */
final class KubeadmConfigModule implements TaskModule<KubeadmConfigModule.Desired, FilePlace> {
  private static final ModuleSpec SPEC = KubeadmConfigSpec.spec();

  /** What is declared. */
  record Desired(String path, ClusterSettings settings) {
    WantedFile file() {
      return WantedFile.of(Bytes.ofText(ConfigurationText.of(settings)), ownership());
    }
  }

  private static Ownership ownership() {
    return Ownership.none().withMode(Mode.parse("0600"));
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(Paths.bind(arguments, "path"), ClusterSettings.bind(arguments));
  }

  @Override
  public FilePlace observe(Desired desired, HostReader host) throws HostException {
    FilePlace place =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                desired.path(), FileProbe.Detail.CONTENT, FilePlace.Links.FOLLOW, ownership()));
    Administrator.mustBeRoot(host, desired.file().diff(place), "Writing the file of kubeadm");
    return place;
  }

  @Override
  public Diff diff(Desired desired, FilePlace observed) {
    return desired.file().diff(observed);
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    return desired.file().apply(observe(desired, host), host);
  }

  @Override
  public Map<String, Object> values(Desired desired, FilePlace observed) {
    return Map.of(
        "path",
        desired.path(),
        "api_version",
        KubeadmFormat.of(desired.settings().version()).apiVersion());
  }
}
