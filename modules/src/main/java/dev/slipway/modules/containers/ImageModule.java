package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image in containerd. */
final class ImageModule implements TaskModule<ImageSpec.Settings, ImageProbe.Answer> {
  private static final ModuleSpec SPEC = ImageSpec.spec();
  private static final String STATE = "state";

  /** What registries and containerd say, and what to do then; the first that is found counts. */
  private static final Map<String, String> REMEDIES = remedies();

  private static Map<String, String> remedies() {
    Map<String, String> remedies = new LinkedHashMap<>();
    remedies.put(
        "toomanyrequests",
        "The registry limits how much is pulled. Wait, or pull by way of a mirror (hosts_dir).");
    remedies.put(
        "x509",
        "The certificate of the registry is not trusted. Name its authority with ca in"
            + " containerd_registry, and that folder in hosts_dir.");
    remedies.put(
        "no match for platform",
        "The image is not there for this kind of machine. Choose another tag.");
    remedies.put(
        "unauthorized", "The registry asks who pulls. Import the image from an archive instead.");
    remedies.put("not found", "The registry has no such image. Check name and tag.");
    remedies.put(
        "dial tcp",
        "The registry cannot be reached from the host. Pull by way of a mirror (hosts_dir), or"
            + " import the image from an archive.");
    return remedies;
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ImageSpec.Settings bind(Arguments arguments) {
    return ImageSpec.bind(arguments);
  }

  @Override
  public ImageProbe.Answer observe(ImageSpec.Settings desired, HostReader host)
      throws HostException {
    ToolProbe.require(host, "ctr", "containerd");
    ImageProbe.Answer answer = host.ask(desired.probe());
    if (desired.archive().isPresent() && !diff(desired, answer).isEmpty() && desired.present()) {
      mustBeFile(desired.archive().get(), host);
    }
    return answer;
  }

  private static void mustBeFile(String path, HostReader host) throws HostException {
    FileAnswer answer = host.ask(FileProbe.metadata(path).following());
    if (!answer.is(FileType.REGULAR)) {
      throw new TaskFailedException(
          "There is no file \"%s\" on the host. Bring the archive there first, with copy or get_url."
              .formatted(path));
    }
  }

  @Override
  public Diff diff(ImageSpec.Settings desired, ImageProbe.Answer observed) {
    return switch (observed) {
      case ImageProbe.Answer.Refused(String reason) ->
          throw new TaskFailedException(
              "containerd cannot be asked for its images: %s Is it running, and is the acting user root?"
                  .formatted(reason));
      case ImageProbe.Answer.Absent _ ->
          desired.present() ? predicted(desired, Action.CREATE, appearance(desired)) : Diff.none();
      case ImageProbe.Answer.Present present ->
          desired.present() ? content(desired, present) : removal(desired);
    };
  }

  private static List<Change> appearance(ImageSpec.Settings desired) {
    List<Change> changes = new ArrayList<>();
    changes.add(Change.attribute(desired.name(), STATE, "absent", "present"));
    desired
        .digest()
        .ifPresent(
            it ->
                changes.add(
                    new Change.Attribute(
                        desired.name(), "digest", Optional.empty(), Optional.of(it), false)));
    return changes;
  }

  private static Diff content(ImageSpec.Settings desired, ImageProbe.Answer.Present present) {
    if (desired.digest().isEmpty() || desired.digest().equals(present.digest())) {
      return Diff.none();
    }
    Change change =
        new Change.Attribute(desired.name(), "digest", present.digest(), desired.digest(), false);
    return predicted(desired, Action.UPDATE, List.of(change));
  }

  private static Diff predicted(ImageSpec.Settings desired, Action action, List<Change> changes) {
    ImageProbe.Answer after = new ImageProbe.Answer.Present(desired.digest(), List.of());
    return Diff.of(action, changes).predicting(List.of(Prediction.of(desired.probe(), after)));
  }

  private static Diff removal(ImageSpec.Settings desired) {
    ImageProbe.Answer gone = new ImageProbe.Answer.Absent();
    return Diff.of(
            Action.DELETE, List.of(Change.attribute(desired.name(), STATE, "present", "absent")))
        .predicting(List.of(Prediction.of(desired.probe(), gone)));
  }

  @Override
  public Map<String, Object> apply(ImageSpec.Settings desired, Diff diff, HostSession host)
      throws HostException {
    if (!desired.present()) {
      remove(desired, host);
    } else if (desired.archive().isPresent()) {
      run(desired, host, "import", desired.archive().get());
      mustHold(desired, host);
    } else {
      pull(desired, host);
    }
    return Map.of();
  }

  private static void pull(ImageSpec.Settings desired, HostSession host) throws HostException {
    List<String> words = new ArrayList<>(List.of("pull"));
    desired.hostsFolder().ifPresent(it -> words.addAll(List.of("--hosts-dir", it)));
    words.add(desired.digest().isPresent() ? desired.byDigest() : desired.name());
    run(desired, host, words.toArray(String[]::new));
    if (desired.digest().isPresent()) {
      run(desired, host, "tag", "--force", desired.byDigest(), desired.name());
    }
  }

  private static void mustHold(ImageSpec.Settings desired, HostSession host) throws HostException {
    ImageProbe.Answer answer = host.ask(desired.probe());
    String archive = desired.archive().orElseThrow();
    if (!(answer instanceof ImageProbe.Answer.Present present)) {
      throw new TaskFailedException(
          ("\"%s\" was imported, and holds no image \"%s\". See its names with: ctr -n %s images"
                  + " ls")
              .formatted(archive, desired.name(), desired.namespace()));
    }
    if (desired.digest().isPresent() && !desired.digest().equals(present.digest())) {
      throw new TaskFailedException(
          "The image \"%s\" in \"%s\" has the digest %s, and not the declared one."
              .formatted(desired.name(), archive, present.digest().orElse("")));
    }
  }

  /** Names that the kubelet gave it go along, where no other tag leads to the same image. */
  private static void remove(ImageSpec.Settings desired, HostSession host) throws HostException {
    List<String> names = new ArrayList<>(List.of(desired.name()));
    if (host.ask(desired.probe()) instanceof ImageProbe.Answer.Present present
        && present.references().stream().allMatch(ImageModule::isDigest)) {
      names.addAll(present.references());
    }
    List<String> words = new ArrayList<>(List.of("rm"));
    words.addAll(names);
    run(desired, host, words.toArray(String[]::new));
  }

  private static boolean isDigest(String reference) {
    return reference.startsWith("sha256:") || reference.contains("@sha256:");
  }

  private static void run(ImageSpec.Settings desired, HostSession host, String... words)
      throws HostException {
    ScriptResult result =
        host.run(ShellCommand.of("ctr", "-n", desired.namespace(), "images").with(words));
    if (result.exit() != 0) {
      String said = result.stderrText().strip();
      String remedy =
          REMEDIES.entrySet().stream()
              .filter(it -> said.contains(it.getKey()))
              .map(it -> " " + it.getValue())
              .findFirst()
              .orElse("");
      throw new TaskFailedException(
          "containerd could not %s the image \"%s\": %s%s"
              .formatted(words[0].replace("rm", "remove"), desired.name(), said, remedy));
    }
  }

  @Override
  public Map<String, Object> values(ImageSpec.Settings desired, ImageProbe.Answer observed) {
    Map<String, Object> values = new LinkedHashMap<>(Map.of("name", desired.name()));
    if (desired.present() && observed instanceof ImageProbe.Answer.Present present) {
      desired.digest().or(present::digest).ifPresent(it -> values.put("digest", it));
    }
    return values;
  }
}
