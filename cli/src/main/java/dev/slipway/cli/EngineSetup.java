package dev.slipway.cli;

import dev.slipway.Engine;
import dev.slipway.EngineSettings;
import dev.slipway.ProjectRequest;
import dev.slipway.connection.LocalConnector;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.graph.TagSelection;
import dev.slipway.host.HostConnector;
import dev.slipway.load.playbook.RoleCatalog;
import dev.slipway.load.playbook.RolePaths;
import dev.slipway.model.Shard;
import dev.slipway.modules.BuiltInModules;
import dev.slipway.run.RunOptions;
import dev.slipway.ssh.HostKeyPolicy;
import dev.slipway.ssh.SshConnector;
import dev.slipway.ssh.SshSettings;
import dev.slipway.vault.Vault;
import dev.slipway.vault.VaultPassword;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes an engine, and what is asked of it, from configuration and options. */
final class EngineSetup {
  private static final RunOptions DEFAULTS = RunOptions.defaults();

  private final Surroundings surroundings;
  private final Configuration configuration;
  private Consumer<SourceFile> reads = _ -> {};

  EngineSetup(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.configuration = Configuration.load(surroundings);
  }

  /** Tells of every file that the engine reads. */
  EngineSetup reading(SourceDigests sources) {
    sources.add(configuration.file());
    reads = sources::add;
    return this;
  }

  Engine engine(ProjectOptions project, ConnectionOptions connection) {
    Map<String, HostConnector> connectors =
        Map.of("ssh", new SshConnector(sshSettings(connection)), "local", new LocalConnector());
    return new Engine(
        new EngineSettings(
            BuiltInModules.registry(),
            roles(project),
            connectors,
            vault(project.vault),
            dev.slipway.template.tool.Surroundings.at(Instant.now())));
  }

  /** The roles that playbooks beside the user can use. */
  RoleCatalog roleCatalog(ProjectOptions project, Problems problems) {
    return new RoleCatalog(
        BuiltInModules.registry(), roles(project), vault(project.vault), problems);
  }

  private Vault vault(VaultOptions options) {
    List<VaultPassword> passwords = new VaultPasswords(surroundings).all(options, configuration);
    return new Vault(passwords, surroundings.secrets()::add, file -> reads.accept(file));
  }

  private RolePaths roles(ProjectOptions project) {
    List<Path> given =
        Stream.concat(
                project.rolesPath.stream().map(path -> surroundings.directory().resolve(path)),
                Stream.concat(
                    Stream.of(configuration.folder().resolve("roles")),
                    configuration.values(Key.ROLES_PATH).stream().map(Path::of)))
            .toList();
    return new RolePaths(surroundings.directory(), given, Path.of(System.getProperty("user.home")));
  }

  private SshSettings sshSettings(ConnectionOptions options) {
    Optional<String> word =
        options.hostKeyChecking.or(() -> configuration.value(Key.HOST_KEY_CHECKING));
    SshSettings settings = SshSettings.ofUser();
    if (word.isEmpty()) {
      return settings;
    }
    if (!HostKeyWords.ALL.contains(word.get())) {
      throw new RefusedException(
          "Host keys cannot be checked by \"" + word.get() + "\".",
          "write one of: " + String.join(", ", HostKeyWords.ALL));
    }
    String name = word.get().toUpperCase(Locale.ROOT).replace('-', '_');
    return settings.withHostKeyPolicy(HostKeyPolicy.valueOf(name));
  }

  ProjectRequest request(List<String> playbooks, ProjectOptions options) {
    List<String> sources =
        options.inventories.isEmpty()
            ? configuration.values(Key.INVENTORY)
            : options.inventories.stream()
                .map(i -> Configuration.located(Key.INVENTORY, i, surroundings.directory()))
                .toList();
    return new ProjectRequest(
        playbooks.stream().map(p -> surroundings.directory().resolve(p)).toList(),
        sources.stream().map(EngineSetup::shortened).toList(),
        options.limit,
        new TagSelection(Set.copyOf(options.tags), Set.copyOf(options.skipTags)),
        options.extraVariables,
        shard(options));
  }

  private static Optional<Shard> shard(ProjectOptions options) {
    Problems problems = new Problems();
    Optional<Shard> shard = options.shard.flatMap(written -> Shard.parse(written, problems));
    problems.stopOnErrors();
    return shard;
  }

  /** Inventories are named in diagnostics as they are given here. */
  private static String shortened(String source) {
    Path here = Path.of("").toAbsolutePath();
    Path path = Path.of(source);
    boolean below = !source.contains(",") && path.startsWith(here) && !path.equals(here);
    return below ? here.relativize(path).toString() : source;
  }

  RunOptions runOptions(ConnectionOptions options, boolean dryRun) {
    Passwords passwords = Passwords.of(options, surroundings);
    int timeout = options.timeout.orElseGet(() -> count(Key.TIMEOUT));
    int forks = options.forks.orElseGet(() -> count(Key.FORKS));
    if (forks < 1 || timeout < 1) {
      throw new RefusedException(
          "--forks and --timeout take numbers above 0.", "leave them out, or write one like 20.");
    }
    return new RunOptions(
        dryRun,
        forks,
        DEFAULTS.window(),
        options.user.or(() -> configuration.value(Key.REMOTE_USER)),
        connection(options),
        privateKey(options),
        options.become,
        options.becomeUser,
        passwords.login(),
        passwords.become(),
        Duration.ofSeconds(timeout),
        false);
  }

  private static Optional<String> connection(ConnectionOptions options) {
    options.connection.ifPresent(
        kind -> {
          if (!kind.equals("ssh") && !kind.equals("local")) {
            throw new RefusedException(
                "There is no connection \"" + kind + "\".", "write ssh or local.");
          }
        });
    return options.connection;
  }

  private Optional<Path> privateKey(ConnectionOptions options) {
    return options
        .privateKey
        .map(key -> Configuration.located(Key.PRIVATE_KEY, key, surroundings.directory()))
        .or(() -> configuration.value(Key.PRIVATE_KEY))
        .map(Path::of);
  }

  private int count(Key key) {
    return Integer.parseInt(configuration.value(key).orElseThrow());
  }

  /** Shows what does not keep anything from running. */
  void warn(List<Problem> warnings, OutputOptions output) {
    if (!warnings.isEmpty()) {
      String shown = new ProblemRenderer(output.colour(surroundings)).render(warnings);
      surroundings.err().println(surroundings.secrets().mask(shown));
    }
  }
}
