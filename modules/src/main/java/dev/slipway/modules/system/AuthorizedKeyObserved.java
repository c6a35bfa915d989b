package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.Actor;
import dev.slipway.host.probe.ActorProbe;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.UserAnswer;
import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.NewDirectories;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there.
 *
 * @param ownership what belongs to the user
 * @param above what is at the directory of the file and above it; empty when the file is there
 * @param managed the directory of the file, when it is looked after
 */
record AuthorizedKeyObserved(
    FilePlace place,
    Ownership ownership,
    Map<String, FileAnswer> above,
    Optional<FileAnswer> managed) {

  static AuthorizedKeyObserved observe(AuthorizedKeySettings desired, HostReader host)
      throws HostException {
    UserAnswer.Present user = user(desired, host);
    String path = desired.path().orElse(Paths.join(user.person().home(), ".ssh/authorized_keys"));
    String directory = Paths.directory(path);
    FileAnswer plain = host.ask(FileProbe.metadata(directory));
    mustNotBeATrap(directory, plain, host);
    FilePlace place =
        FilePlace.observe(
            host,
            new FilePlace.Question(
                path, FileProbe.Detail.CONTENT, FilePlace.Links.followed(desired.follow()), false));
    boolean missing = plain instanceof FileAnswer.Absent;
    if (missing && desired.path().isEmpty()) {
      mustHaveHome(desired, user.person().home(), host);
    }
    return new AuthorizedKeyObserved(
        place,
        new Ownership(Optional.of(user.name()), Optional.of(user.group()), Optional.empty()),
        missing ? NewDirectories.observe(host, List.of(directory)) : Map.of(),
        desired.manageDirectory() ? Optional.of(plain) : Optional.empty());
  }

  private static UserAnswer.Present user(AuthorizedKeySettings desired, HostReader host)
      throws HostException {
    return switch (host.ask(new UserProbe(desired.user()))) {
      case UserAnswer.Present user -> user;
      case UserAnswer.Absent _ ->
          throw new TaskFailedException(
              "There is no user \"%s\". Make the account first, with the module user."
                  .formatted(desired.user()));
    };
  }

  /** A user could have another one's files written by a link in the place of the directory. */
  private static void mustNotBeATrap(String directory, FileAnswer plain, HostReader host)
      throws HostException {
    if (!plain.is(FileType.LINK)) {
      return;
    }
    Actor actor = host.ask(new ActorProbe());
    long owner = plain.present().orElseThrow().uid();
    if (owner != actor.uid() && owner != 0) {
      throw new TaskFailedException(
          "\"%s\" is a link of \"%s\"; it is not followed. Remove the link, or name the file with path."
              .formatted(directory, plain.present().orElseThrow().owner()));
    }
  }

  private static void mustHaveHome(AuthorizedKeySettings desired, String home, HostReader host)
      throws HostException {
    if (host.ask(FileProbe.metadata(home).following()) instanceof FileAnswer.Absent) {
      throw new TaskFailedException(
          "The home \"%s\" of \"%s\" does not exist. Make it first: user with create_home: true."
              .formatted(home, desired.user()));
    }
  }
}
