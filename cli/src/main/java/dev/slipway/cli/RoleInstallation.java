package dev.slipway.cli;

import dev.slipway.cli.RoleFetch.Fetched;
import dev.slipway.cli.RoleStore.State;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.load.requirement.LockFile;
import dev.slipway.load.requirement.LockedRole;
import dev.slipway.load.requirement.RequirementsFile;
import dev.slipway.load.requirement.RoleRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installs required roles and those that they require. All are fetched before the first is put in
 * place, so a source that does not answer changes nothing.
 */
final class RoleInstallation {
  private final Surroundings surroundings;
  private final RoleStore store;
  private final boolean update;
  private final boolean force;
  private final SourceReader reader;
  private final RoleFetch fetch;
  private final Map<String, RoleRequirement> wanted = new LinkedHashMap<>();
  private final List<LockedRole> there = new ArrayList<>();
  private final List<Fetched> fetched = new ArrayList<>();

  /**
   * @param update whether what is locked is looked up anew
   * @param force whether what is there and is not what was installed is replaced
   */
  RoleInstallation(Surroundings surroundings, RoleStore store, boolean update, boolean force) {
    this.surroundings = surroundings;
    this.store = store;
    this.update = update;
    this.force = force;
    this.reader = new SourceReader(surroundings.directory());
    this.fetch = new RoleFetch(new Git(surroundings.environment()), store);
  }

  void install(Path requirements) throws IOException, InterruptedException {
    Problems problems = new Problems();
    List<RoleRequirement> required = new RequirementsFile(reader, problems).read(requirements);
    Path lock = LockFile.of(requirements);
    List<LockedRole> locked = LockFile.read(lock, reader, problems);
    problems.stopOnErrors();
    try {
      gather(required, locked);
      for (Fetched role : fetched) {
        store.place(role.files(), role.role().name());
        say("+ ", role.role());
      }
    } finally {
      for (Fetched role : fetched) {
        RoleStore.remove(role.draft());
      }
    }
    there.forEach(role -> say("  ", role));
    write(lock);
  }

  private void say(String sign, LockedRole role) {
    String end = sign.isBlank() ? "  is there" : "  installed in " + store.of(role.name());
    surroundings.out().println(sign + role.name() + "  " + role.shown() + end);
  }

  private void gather(List<RoleRequirement> required, List<LockedRole> locked)
      throws IOException, InterruptedException {
    required.forEach(role -> wanted.put(role.name(), role));
    Deque<RoleRequirement> open = new ArrayDeque<>(required);
    while (!open.isEmpty()) {
      RoleRequirement next = open.removeFirst();
      for (RoleRequirement further : dependencies(next, get(next, locked))) {
        if (isNew(further, required)) {
          wanted.put(further.name(), further);
          open.add(further);
        }
      }
    }
  }

  private List<RoleRequirement> dependencies(RoleRequirement of, Path files) {
    Problems problems = new Problems();
    List<RoleRequirement> found = new RequirementsFile(reader, problems).ofRole(files);
    if (problems.hasErrors()) {
      throw new RefusedException(
          "What the role \""
              + of.name()
              + "\" requires cannot be had: "
              + problems.all().getFirst().message(),
          problems.all().getFirst().fix());
    }
    return found;
  }

  /** What requirements.yml says wins; where two roles differ it has to say something. */
  private boolean isNew(RoleRequirement further, List<RoleRequirement> required) {
    RoleRequirement before = wanted.get(further.name());
    if (before != null && !before.isAs(further) && !required.contains(before)) {
      throw new RefusedException(
          "Two roles require \""
              + further.name()
              + "\" in different versions: "
              + asked(before)
              + " and "
              + asked(further)
              + ".",
          "add \"" + further.name() + "\" to requirements.yml, in the version that is right.");
    }
    return before == null;
  }

  private static String asked(RoleRequirement role) {
    return role.source() + role.version().map(version -> " " + version).orElse("");
  }

  /** Where the files of the role are, in place or fetched. */
  private Path get(RoleRequirement role, List<LockedRole> locked)
      throws IOException, InterruptedException {
    Optional<LockedRole> kept =
        locked.stream().filter(one -> !update && one.answers(role)).findFirst();
    if (kept.isPresent() && store.state(kept.get()) == State.INSTALLED) {
      there.add(kept.get());
      return store.of(role.name());
    }
    Fetched one = fetch.fetch(role, kept);
    fetched.add(one);
    requireReplaceable(one.role());
    if (store.state(one.role()) == State.INSTALLED) {
      fetched.remove(one);
      RoleStore.remove(one.draft());
      there.add(one.role());
      return store.of(role.name());
    }
    return one.files();
  }

  private void requireReplaceable(LockedRole role) throws IOException {
    State state = store.state(role);
    if (!force && (state == State.FOREIGN || state == State.ALTERED)) {
      throw new RefusedException(
          "The role \"" + role.name() + "\" " + state.words() + ": " + store.of(role.name()) + ".",
          "move it away, or replace it by --force.");
    }
  }

  private void write(Path lock) throws IOException {
    List<LockedRole> all = new ArrayList<>(there);
    fetched.forEach(one -> all.add(one.role()));
    String text = LockText.file(all);
    if (Files.exists(lock) && Files.readString(lock).equals(text)) {
      return;
    }
    Path draft = lock.resolveSibling("." + lock.getFileName() + ".draft");
    Files.writeString(draft, text);
    Files.move(draft, lock, StandardCopyOption.ATOMIC_MOVE);
    surroundings.out().println("Written: " + reader.nameOf(lock));
  }
}
