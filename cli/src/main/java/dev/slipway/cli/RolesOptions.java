package dev.slipway.cli;

import dev.slipway.load.requirement.RequirementsFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which roles are meant, and where they are. */
final class RolesOptions {
  @Option(
      names = {"-r", "--requirements"},
      paramLabel = "FILE",
      description = "The required roles; requirements.yml or roles/requirements.yml unless given.")
  Optional<String> requirements = Optional.empty();

  @Option(
      names = {"-p", "--roles-path"},
      paramLabel = "FOLDER",
      description = "Where roles are installed; ~/.slipway/roles unless given.")
  Optional<String> rolesPath = Optional.empty();

  RoleStore store(Surroundings surroundings) {
    Path home = Path.of(System.getProperty("user.home"));
    return new RoleStore(
        rolesPath
            .map(name -> surroundings.directory().resolve(name))
            .orElseGet(() -> home.resolve(".slipway").resolve("roles"))
            .toAbsolutePath()
            .normalize());
  }

  /** The file of where the user stands, else of the project. */
  Optional<Path> file(Surroundings surroundings) {
    if (requirements.isPresent()) {
      return requirements.map(name -> surroundings.directory().resolve(name).normalize());
    }
    return Stream.of(surroundings.directory(), Configuration.load(surroundings).folder())
        .flatMap(folder -> RequirementsFile.in(folder).stream())
        .findFirst();
  }

  Path required(Surroundings surroundings) {
    return file(surroundings)
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no requirements.yml here, nor in roles/.",
                    "write one with lines such as \"- src: https://HOST/PATH.git\", or name it"
                        + " with -r FILE."));
  }
}
