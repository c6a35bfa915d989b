package dev.slipway.cli;

import dev.slipway.cli.Git.GitException;
import dev.slipway.load.requirement.LockedRole;
import dev.slipway.load.requirement.RoleRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gets a role from where it comes from, into a folder that is no role yet. */
final class RoleFetch {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

  /** A folder with none of these does nothing as a role. */
  private static final List<String> PARTS =
      List.of("tasks", "handlers", "defaults", "vars", "meta", "templates", "files");

  private final Git git;
  private final RoleStore store;

  RoleFetch(Git git, RoleStore store) {
    this.git = git;
    this.store = store;
  }

  /**
   * A role that waits to be put in place.
   *
   * @param draft to be removed when it is there
   */
  record Fetched(LockedRole role, Path draft) {
    Path files() {
      return draft.resolve("role");
    }
  }

  /**
   * @param locked the commit to take; empty to take what the version means now
   */
  Fetched fetch(RoleRequirement wanted, Optional<LockedRole> locked)
      throws IOException, InterruptedException {
    Path draft = store.draft();
    boolean done = false;
    try {
      Path files = draft.resolve("role");
      git.copy(wanted.source(), files);
      String commit = locked.isPresent() ? kept(wanted, locked.get(), files) : meant(wanted, files);
      git.checkOut(files, commit);
      RoleStore.remove(files.resolve(".git"));
      requireRole(wanted, files);
      LockedRole role = new LockedRole(wanted.name(), wanted.source(), wanted.version(), commit);
      store.mark(files, role);
      done = true;
      return new Fetched(role, draft);
    } catch (GitException e) {
      throw refused(
          wanted,
          "cannot be fetched from " + wanted.source() + ": " + e.said() + ".",
          "see that \"git ls-remote " + wanted.source() + "\" works for you.");
    } finally {
      if (!done) {
        RoleStore.remove(draft);
      }
    }
  }

  private String kept(RoleRequirement wanted, LockedRole locked, Path files)
      throws InterruptedException {
    return git.commit(files, locked.commit())
        .orElseThrow(
            () ->
                refused(
                    wanted,
                    "is locked at " + locked.commit() + ", which its source no longer has.",
                    "ask its authors, or take another one by slipway roles install --update."));
  }

  private String meant(RoleRequirement wanted, Path files) throws InterruptedException {
    if (wanted.version().isEmpty()) {
      return git.commit(files, "HEAD")
          .orElseThrow(() -> refused(wanted, "has no commit at its source.", "add \"version\"."));
    }
    String version = wanted.version().get();
    for (String place : List.of("refs/tags/", "refs/remotes/origin/")) {
      Optional<String> found = git.commit(files, place + version);
      if (found.isPresent()) {
        return found.get();
      }
    }
    Optional<String> commit =
        COMMIT.matcher(version).matches() ? git.commit(files, version) : Optional.empty();
    return commit.orElseThrow(
        () ->
            refused(
                wanted,
                "has no version \"" + version + "\": there is no such tag, branch or commit.",
                "see its tags by \"git ls-remote --tags " + wanted.source() + "\"."));
  }

  private static void requireRole(RoleRequirement wanted, Path files) {
    if (PARTS.stream().map(files::resolve).noneMatch(Files::isDirectory)) {
      throw refused(
          wanted,
          "is no role: " + wanted.source() + " has none of " + String.join(", ", PARTS) + ".",
          "name a repository that holds one role.");
    }
  }

  private static RefusedException refused(RoleRequirement role, String why, String fix) {
    return new RefusedException(role.range() + ": The role \"" + role.name() + "\" " + why, fix);
  }
}
