package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.FollowedFile;
import dev.slipway.modules.support.Paths;
import java.util.Map;
import java.util.Optional;

/** Tells what is at a path. */
final class StatModule implements TaskModule<StatModule.Desired, StatModule.Observed> {
  private static final ModuleSpec SPEC = StatSpec.spec();

  /**
   * What is asked.
   *
   * @param algorithm of the digest; empty: none is asked for
   * @param mime whether its type is asked for
   * @param attributes whether those of the file system are
   */
  record Desired(
      String path,
      boolean follow,
      Optional<ChecksumProbe.Algorithm> algorithm,
      boolean mime,
      boolean attributes) {

    FileNatureProbe nature() {
      return new FileNatureProbe(path, follow, mime, attributes);
    }
  }

  /**
   * What is there.
   *
   * @param answer with links followed, when that is asked
   * @param leadingTo where a link leads to at last
   * @param nature what is told besides, when it is asked for
   */
  record Observed(
      FileAnswer answer,
      Optional<String> leadingTo,
      Optional<String> checksum,
      Optional<FileNatureProbe.Answer> nature) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(
        Paths.bind(arguments, "path"),
        arguments.flag("follow"),
        StatSpec.algorithm(arguments),
        arguments.flag("get_mime"),
        arguments.flag("get_attributes"));
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    boolean digest = desired.algorithm().filter(ChecksumProbe.Algorithm.SHA256::equals).isPresent();
    FileProbe probe =
        digest ? FileProbe.digest(desired.path()) : FileProbe.metadata(desired.path());
    boolean natural = desired.mime() || desired.attributes();
    if (natural) {
      host.mention(desired.nature());
    }
    FileAnswer answer = desired.follow() ? FollowedFile.ask(host, probe) : host.ask(probe);
    if (answer instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    boolean other = desired.algorithm().isPresent() && !digest && answer.is(FileType.REGULAR);
    Optional<String> checksum =
        other
            ? host.ask(new ChecksumProbe(desired.path(), desired.algorithm().get()))
            : answer.present().flatMap(FileAnswer.Present::sha256).filter(_ -> digest);
    boolean known = answer.present().flatMap(FileAnswer.Present::status).isPresent();
    return new Observed(
        answer,
        leadingTo(desired, answer, host),
        checksum,
        natural && known ? Optional.of(host.ask(desired.nature())) : Optional.empty());
  }

  /**
   * Where a link leads to; left out for one that is only planned, as all that the host alone knows.
   */
  private static Optional<String> leadingTo(Desired desired, FileAnswer answer, HostReader host)
      throws HostException {
    boolean link = answer.is(FileType.LINK) && !desired.follow();
    return link && answer.present().flatMap(FileAnswer.Present::status).isPresent()
        ? host.ask(FileProbe.metadata(desired.path()).following())
            .present()
            .flatMap(FileAnswer.Present::realPath)
        : Optional.empty();
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    return Map.of("stat", StatValues.of(desired, observed));
  }
}
