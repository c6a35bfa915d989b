package dev.slipway.modules.kubernetes;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.WantedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kubeconfig of a user. */
final class KubeconfigModule
    implements TaskModule<KubeconfigSpec.Settings, KubeconfigModule.Observed> {
  private static final ModuleSpec SPEC = KubeconfigSpec.spec();

  /**
   * What is there.
   *
   * @param group the primary group of the user
   * @param directories what is at the folder of the file and above it; empty when the file is there
   * @param source the kubeconfig that is to be in it
   */
  record Observed(
      String group,
      FilePlace place,
      Map<String, FileAnswer> directories,
      Map<String, Object> source) {}

  /** The file as it is to be. */
  private record Wanted(
      Map<String, Object> before,
      Map<String, Object> after,
      WantedFile file,
      FilePlace place,
      NewDirectories directories) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public KubeconfigSpec.Settings bind(Arguments arguments) {
    return KubeconfigSpec.bind(arguments);
  }

  @Override
  public Observed observe(KubeconfigSpec.Settings desired, HostReader host) throws HostException {
    UserAnswer.Present user =
        switch (host.ask(new UserProbe(desired.user()))) {
          case UserAnswer.Present present -> present;
          case UserAnswer.Absent _ ->
              throw new TaskFailedException(
                  "The host has no user \"%s\". Make one with the module user first."
                      .formatted(desired.user()));
        };
    String path = desired.path().orElse(Paths.join(user.person().home(), ".kube/config"));
    Ownership ownership = ownership(desired, user.group(), "0600");
    FilePlace place =
        FilePlace.observe(
            host,
            FilePlace.Question.of(
                path, FileProbe.Detail.CONTENT, FilePlace.Links.FOLLOW, ownership));
    boolean missing = place.answer() instanceof FileAnswer.Absent;
    return new Observed(
        user.group(),
        place,
        missing ? NewDirectories.observe(host, List.of(Paths.directory(path))) : Map.of(),
        source(desired, host));
  }

  private static Ownership ownership(KubeconfigSpec.Settings desired, String group, String mode) {
    return new Ownership(Optional.of(desired.user()), Optional.of(group), Mode.parse(mode));
  }

  private static Map<String, Object> source(KubeconfigSpec.Settings desired, HostReader host)
      throws HostException {
    String text =
        desired.content().isPresent()
            ? desired.content().get()
            : content(
                desired.source().orElseThrow(),
                host.ask(FileProbe.content(desired.source().orElseThrow()).following()));
    String what = desired.source().map("\"%s\""::formatted).orElse("The content");
    Map<String, Object> config = KubeconfigText.parse(what, text);
    if (KubeconfigText.contexts(config).isEmpty()) {
      throw new TaskFailedException(
          what + " has no context, so that nothing could be done with it.");
    }
    if (desired.server().isPresent()) {
      config = KubeconfigText.withServer(config, desired.server().get());
    }
    return config;
  }

  private static String content(String path, FileAnswer answer) {
    return switch (answer) {
      case FileAnswer.Absent _ ->
          throw new TaskFailedException(
              "There is no \"%s\". kubeadm writes it: put this task behind kubeadm_init."
                  .formatted(path));
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present ->
          present
              .content()
              .map(Bytes::text)
              .orElseThrow(
                  () ->
                      new TaskFailedException(
                          "The acting user may not read \"%s\". Become a user who may."
                              .formatted(path)));
    };
  }

  private static Wanted wanted(KubeconfigSpec.Settings desired, Observed observed) {
    FilePlace place = observed.place();
    Map<String, Object> before = before(place);
    if (!desired.replace()) {
      KubeconfigText.mustBeSameClusters(place.path(), before, observed.source());
    }
    Map<String, Object> after =
        KubeconfigText.merged(desired.merge() ? before : Map.of(), observed.source());
    if (desired.currentContext().isPresent()) {
      after = KubeconfigText.withCurrent(after, desired.currentContext().get());
      mustHaveContext(desired.currentContext().get(), after);
    }
    boolean same = KubeconfigText.changes(place.path(), before, after).isEmpty() && isThere(place);
    Bytes content =
        same
            ? DeclaredFile.content(place).orElseThrow()
            : Bytes.ofText(KubeconfigText.render(after));
    WantedFile file = WantedFile.of(content, ownership(desired, observed.group(), "0600"));
    Ownership ofFolder = ownership(desired, observed.group(), "0700");
    if (!(place.answer() instanceof FileAnswer.Absent)) {
      return new Wanted(before, after, file, place, new NewDirectories(List.of(), ofFolder));
    }
    String folder = Paths.directory(place.path());
    NewDirectories directories =
        NewDirectories.plan(
            List.of(folder), observed.directories(), ofFolder, place.actor().orElseThrow());
    FilePlace made = directories.madeAt(folder).map(place::in).orElse(place);
    return new Wanted(before, after, file, made, directories);
  }

  private static boolean isThere(FilePlace place) {
    return DeclaredFile.content(place).isPresent();
  }

  private static Map<String, Object> before(FilePlace place) {
    return switch (place.answer()) {
      case FileAnswer.Absent _ -> Map.of();
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present ->
          KubeconfigText.parse(
              "\"" + place.path() + "\"", present.content().map(Bytes::text).orElse(""));
    };
  }

  private static void mustHaveContext(String context, Map<String, Object> config) {
    List<String> contexts = KubeconfigText.contexts(config);
    if (!contexts.contains(context)) {
      throw new TaskFailedException(
          "The kubeconfig would have no context \"%s\"; it has %s."
              .formatted(context, String.join(", ", contexts)));
    }
  }

  @Override
  public Diff diff(KubeconfigSpec.Settings desired, Observed observed) {
    Wanted wanted = wanted(desired, observed);
    Diff file = wanted.file().diff(wanted.place());
    List<Change> changes = new ArrayList<>(wanted.directories().changes());
    for (Change change : file.changes()) {
      if (change instanceof Change.Text || change instanceof Change.Opaque) {
        changes.addAll(KubeconfigText.changes(change.subject(), wanted.before(), wanted.after()));
      } else {
        changes.add(change);
      }
    }
    List<Prediction<?>> predictions = new ArrayList<>(wanted.directories().predictions());
    predictions.addAll(file.predictions());
    boolean fresh = observed.place().answer() instanceof FileAnswer.Absent;
    return Diff.ofChanges(fresh ? Action.CREATE : Action.UPDATE, changes).predicting(predictions);
  }

  @Override
  public Map<String, Object> apply(KubeconfigSpec.Settings desired, Diff diff, HostSession host)
      throws HostException {
    Wanted wanted = wanted(desired, observe(desired, host));
    Optional<ShellCommand> make = wanted.directories().command();
    if (make.isPresent()) {
      host.require(make.get());
    }
    return wanted.file().apply(wanted.place(), host);
  }

  @Override
  public Map<String, Object> values(KubeconfigSpec.Settings desired, Observed observed) {
    Wanted wanted = wanted(desired, observed);
    return Map.of(
        "path", observed.place().path(), "contexts", KubeconfigText.contexts(wanted.after()));
  }
}
