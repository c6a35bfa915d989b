package dev.slipway.cli;

import dev.slipway.cli.RoleStore.State;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceReader;
import dev.slipway.load.requirement.LockFile;
import dev.slipway.load.requirement.LockedRole;
import dev.slipway.load.requirement.RequirementsFile;
import dev.slipway.load.requirement.RoleRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is required, held against what is locked and what is installed. */
final class RolesListing {
  private final RoleStore store;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A role.
   *
   * @param version what is locked, else what is asked for
   * @param trouble empty when it is as it should be
   */
  record Line(String name, String version, String source, Optional<String> trouble) {}

  private RolesListing(RoleStore store) {
    this.store = store;
  }

  static List<Line> of(Path requirements, SourceReader reader, RoleStore store) {
    Problems problems = new Problems();
    List<RoleRequirement> required = new RequirementsFile(reader, problems).read(requirements);
    List<LockedRole> locked = LockFile.read(LockFile.of(requirements), reader, problems);
    problems.stopOnErrors();
    RolesListing listing = new RolesListing(store);
    required.forEach(role -> listing.required(role, locked));
    locked.stream()
        .filter(one -> required.stream().noneMatch(role -> role.name().equals(one.name())))
        .forEach(listing::locked);
    return listing.lines;
  }

  private void required(RoleRequirement role, List<LockedRole> locked) {
    locked.stream()
        .filter(one -> one.answers(role))
        .findFirst()
        .ifPresentOrElse(
            this::locked,
            () ->
                lines.add(
                    new Line(
                        role.name(),
                        role.version().orElse("newest"),
                        role.source(),
                        Optional.of("is not locked"))));
  }

  private void locked(LockedRole role) {
    try {
      State state = store.state(role);
      Optional<String> trouble =
          state == State.INSTALLED ? Optional.empty() : Optional.of(state.words());
      lines.add(new Line(role.name(), role.shown(), role.source(), trouble));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
