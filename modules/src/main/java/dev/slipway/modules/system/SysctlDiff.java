package dev.slipway.modules.system;

import dev.slipway.host.Bytes;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.SysctlAnswer;
import dev.slipway.host.probe.SysctlFiles;
import dev.slipway.host.probe.SysctlFilesProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.WantedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to change, from what is declared and what is there. Pure. */
final class SysctlDiff {
  static final String RUNTIME = "runtime";

  /** The kernel module that brings a family of parameters. */
  private static final Map<String, String> BROUGHT_BY =
      Map.of(
          "net/bridge/", "br_netfilter",
          "net/netfilter/nf_conntrack", "nf_conntrack",
          "net/nf_conntrack", "nf_conntrack",
          "net/ipv4/vs/", "ip_vs",
          "sunrpc/", "sunrpc",
          "fs/nfs/", "nfs",
          "net/ipv6/", "ipv6");

  private final SysctlSettings desired;
  private final SysctlObserved observed;
  private final String key;
  private final String path;
  private final List<Change> changes = new ArrayList<>();
  private final List<Prediction<?>> predictions = new ArrayList<>();
  private boolean runs;

  private SysctlDiff(SysctlSettings desired, SysctlObserved observed) {
    this.desired = desired;
    this.observed = observed;
    this.key = desired.probe().key();
    this.path = desired.probe().path();
  }

  static Diff of(SysctlSettings desired, SysctlObserved observed) {
    return new SysctlDiff(desired, observed).diff();
  }

  private Diff diff() {
    observed.runtime().ifPresent(answer -> runtime(answer, desired.value().orElseThrow()));
    persisted();
    boolean comes = changes.stream().allMatch(change -> isOneSided(change, true));
    boolean goes = changes.stream().allMatch(change -> isOneSided(change, false));
    Action action = comes ? Action.CREATE : goes ? Action.DELETE : Action.UPDATE;
    return Diff.ofChanges(runs ? Action.RUN : action, changes)
        .predicting(changes.isEmpty() ? List.of() : predictions);
  }

  private static boolean isOneSided(Change change, boolean after) {
    return change instanceof Change.Attribute attribute
        && (after ? attribute.before() : attribute.after()).isEmpty();
  }

  private void runtime(SysctlAnswer answer, String value) {
    switch (answer) {
      case SysctlAnswer.Absent _ -> absent();
      case SysctlAnswer.Unreadable _ -> {
        // A parameter that can only be written does something each time it is.
        changes.add(new Change.Run("set " + key + " to " + value));
        runs = true;
      }
      case SysctlAnswer.Value now when now.matches(value) -> {}
      case SysctlAnswer.Value now when !now.writable() -> readOnly(now, value);
      case SysctlAnswer.Value now -> {
        changes.add(Change.attribute(key, RUNTIME, now.text(), value));
        predictions.add(
            Prediction.of(desired.probe(), new SysctlAnswer.Value(value, now.writable())));
      }
    }
  }

  private void absent() {
    if (desired.ignoreErrors()) {
      return;
    }
    String help =
        BROUGHT_BY.entrySet().stream()
            .filter(entry -> path.startsWith(entry.getKey()))
            .findFirst()
            .map(
                entry ->
                    "Load the kernel module that brings it, \"%s\", before this task."
                        .formatted(entry.getValue()))
            .orElse("Check the name; a kernel module that is not loaded may bring it.");
    throw new TaskFailedException("The kernel has no parameter \"%s\". %s".formatted(key, help));
  }

  private void readOnly(SysctlAnswer.Value now, String value) {
    if (desired.ignoreErrors()) {
      return;
    }
    throw new TaskFailedException(
        ("The kernel parameter \"%s\" is %s and cannot be set to %s: the acting user may not write"
                + " it. Become root; in a container it belongs to the machine below, and reload:"
                + " false declares the value for the next boot only.")
            .formatted(key, now.text(), value));
  }

  private void persisted() {
    SysctlText before = observed.text();
    SysctlText after = after(desired, before);
    Optional<SysctlFiles> boot =
        SysctlBoot.with(
            observed.boot(), observed.place().written(), observed.place().path(), after);
    desired.value().ifPresent(value -> mustDecide(boot, value));
    if (after.equals(before)) {
      return;
    }
    Diff file = file(after, observed.place()).diff(observed.place());
    changes.add(
        new Change.Attribute(
            key,
            "persisted in " + observed.place().path(),
            before.value(path),
            after.value(path),
            false));
    predictions.addAll(file.predictions());
    boot.ifPresent(files -> predictions.add(Prediction.of(new SysctlFilesProbe(), files)));
  }

  /** The text of the file as it is to be. */
  static SysctlText after(SysctlSettings desired, SysctlText before) {
    String path = desired.probe().path();
    return desired
        .value()
        .map(value -> before.with(path, desired.probe().key(), value))
        .orElseGet(() -> before.without(path));
  }

  /** The file as it is to be; a new one can be read by everybody, whatever the umask. */
  static WantedFile file(SysctlText text, FilePlace place) {
    boolean fresh = place.answer() instanceof FileAnswer.Absent;
    Ownership ownership = fresh ? Ownership.none().withMode(Mode.parse("0644")) : Ownership.none();
    return WantedFile.of(Bytes.ofText(text.text()), ownership);
  }

  /** A value that another file overrides is not persisted at all. */
  private void mustDecide(Optional<SysctlFiles> boot, String value) {
    if (desired.ignoreErrors()) {
      return;
    }
    if (boot.isEmpty()) {
      throw new TaskFailedException(
          ("\"%s\" is not read when this host boots, so it persists nothing. Leave sysctl_file out,"
                  + " or name a file in /etc/sysctl.d that ends in .conf.")
              .formatted(desired.file()));
    }
    Optional<SysctlFiles.SettingFile> decider = SysctlBoot.decider(boot.get(), path);
    String decided = decider.map(file -> file.settings().getOrDefault(path, "")).orElse("");
    if (decider.isPresent() && !SysctlText.means(decided, value)) {
      throw new TaskFailedException(
          ("\"%s\" would set \"%s\" to %s, but \"%s\" is read after it and sets %s. Name that file"
                  + " with sysctl_file, or one whose name comes later, or remove the line from it.")
              .formatted(observed.place().path(), key, value, decider.get().path(), decided));
    }
  }
}
