package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.load.requirement.InstalledRole;
import dev.slipway.load.requirement.LockFile;
import dev.slipway.load.requirement.LockedRole;
import dev.slipway.load.requirement.RequirementsFile;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the roles that are used with {@code requirements.yml} and its lock file. */
final class RequiredRoles {
  private final Loading loading;

  RequiredRoles(Loading loading) {
    this.loading = loading;
  }

  /** Of the playbook's folder and of the project's, the playbook's first. */
  private Stream<Path> files() {
    return Stream.of(loading.directory(), loading.rolePaths().project())
        .map(folder -> folder.toAbsolutePath().normalize())
        .distinct()
        .flatMap(folder -> RequirementsFile.in(folder).stream());
  }

  /** What to do about a role that is not there; empty when nothing says where it comes from. */
  Optional<String> install(String name) {
    return files()
        .filter(file -> isRequired(name, file))
        .findFirst()
        .map(file -> "it is required by " + shown(file) + ": run \"" + command(file) + "\"");
  }

  private boolean isRequired(String name, Path file) {
    return locked(file).anyMatch(role -> role.name().equals(name))
        || new RequirementsFile(loading.reader(), new Problems())
            .read(file).stream().anyMatch(role -> role.name().equals(name));
  }

  /** The commands tell what is wrong with the file. */
  private Stream<LockedRole> locked(Path requirements) {
    return LockFile.read(LockFile.of(requirements), loading.reader(), new Problems()).stream();
  }

  /** A role that was installed has to be the one that the lock file names. */
  void compare(Scalar name, Path folder) {
    Optional<LockedRole> there = InstalledRole.in(folder).map(InstalledRole::role);
    if (there.isEmpty()) {
      return;
    }
    for (Path file : files().toList()) {
      List<LockedRole> wanted =
          locked(file).filter(role -> role.name().equals(there.get().name())).toList();
      wanted.stream()
          .filter(role -> !role.commit().equals(there.get().commit()))
          .findFirst()
          .ifPresent(role -> refuse(name, role, there.get(), file));
      if (!wanted.isEmpty()) {
        return;
      }
    }
  }

  private void refuse(Scalar name, LockedRole wanted, LockedRole there, Path file) {
    loading.error(
        ProblemCode.ROLE_NOT_FOUND,
        name.range(),
        "The role \""
            + name.text()
            + "\" is installed as "
            + there.shown()
            + ", and "
            + loading.reader().nameOf(LockFile.of(file))
            + " wants "
            + wanted.shown()
            + ".",
        "run \"" + command(file) + "\"");
  }

  private String shown(Path file) {
    return loading.reader().nameOf(file);
  }

  private String command(Path file) {
    boolean found =
        RequirementsFile.in(loading.rolePaths().project().toAbsolutePath().normalize())
            .filter(file::equals)
            .isPresent();
    return "slipway roles install" + (found ? "" : " -r " + shown(file));
  }
}
