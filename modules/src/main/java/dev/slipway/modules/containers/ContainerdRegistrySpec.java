package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.FileText;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;
import dev.slipway.modules.support.toml.TomlDocument;
import dev.slipway.modules.support.toml.TomlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The module {@code containerd_registry}. */
final class ContainerdRegistrySpec {
  private static final Set<String> KEYS =
      Set.of("capabilities", "ca", "client", "skip_verify", "override_path", "header");

  private ContainerdRegistrySpec() {}

  static TextModule module() {
    return new TextModule(spec(), ContainerdRegistrySpec::bind);
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named(
            "containerd_registry", "Says where containerd finds what a registry has.")
        .describe(
            "Writes `hosts.toml` in a folder for the registry. Mirrors that are not declared are"
                + " removed from it, other keys and comments stay. containerd reads the file at"
                + " each pull, so nothing is restarted.")
        .describe(
            "containerd must look into the folder: where its configuration has no `config_path`"
                + " that names it, or has `registry.mirrors` instead, the task fails before"
                + " anything is written. Declare it with `containerd_config` first.")
        .parameter(
            Parameter.identity(
                    "host",
                    ParameterType.TEXT,
                    "The registry as images name it, such as `docker.io` or"
                        + " `registry.example.org:5000`; `_default` for all that have no folder.")
                .must())
        .parameter(
            Parameter.state(
                    "mirrors",
                    ParameterType.LIST,
                    "Where to ask first, in this order: each a map of `url`, and of"
                        + " `capabilities` (a list of `pull`, `resolve`, `push`), `ca`, `client`,"
                        + " `skip_verify`, `override_path`, `header`.")
                .must())
        .parameter(
            Parameter.state(
                "server", ParameterType.TEXT, "Where to ask when no mirror has the image."))
        .parameter(
            Parameter.identity("config_path", ParameterType.PATH, "The folder of all registries.")
                .otherwise("/etc/containerd/certs.d"))
        .parameter(
            Parameter.identity("config", ParameterType.PATH, "The configuration of containerd.")
                .otherwise("/etc/containerd/config.toml"))
        .parameter(FileControls.parameters().getFirst())
        .returns("path", "The file.")
        .returns("msg", "What was done to the keys.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "A mirror inside",
            """
            - containerd_registry:
                host: docker.io
                server: https://registry-1.docker.io
                mirrors:
                  - {url: https://mirror.example.org, capabilities: [pull, resolve]}
            """)
        .build();
  }

  private static TextModule.Desired bind(Arguments arguments) {
    String host = arguments.text("host");
    if (!host.matches("[A-Za-z0-9][A-Za-z0-9.:_-]*|_default")) {
      arguments.reject(
          "host",
          "\"" + host + "\" is no registry.",
          "write its name as images have it, without https:// and without a path.");
    }
    String folder = Paths.bind(arguments, "config_path");
    String config = Paths.bind(arguments, "config");
    TextEditing.Target target =
        new TextEditing.Target(
            Paths.join(Paths.join(folder, host), "hosts.toml"),
            true,
            Ownership.none(),
            arguments.flag("backup"),
            Optional.empty());
    TomlEdit edit =
        new TomlEdit(RegistryMirror.edit(arguments.optionalText("server"), mirrors(arguments)));
    return new TextModule.Desired(target, edit, reader -> mustLookInto(folder, config, reader));
  }

  private static List<RegistryMirror> mirrors(Arguments arguments) {
    List<RegistryMirror> mirrors = new ArrayList<>();
    for (Object written : (List<?>) arguments.value("mirrors").orElse(List.of())) {
      Map<String, Object> keys = new LinkedHashMap<>();
      if (written instanceof Map<?, ?> map) {
        map.forEach((key, value) -> keys.put(String.valueOf(key), value));
      }
      String url = String.valueOf(keys.remove("url"));
      if (!url.matches("https?://[^/\\s].*")) {
        arguments.reject(
            "mirrors", "A mirror has no url.", "write {url: https://HOST, ...} for each.");
      }
      keys.keySet().stream()
          .filter(key -> !KEYS.contains(key))
          .forEach(
              key ->
                  arguments.reject(
                      "mirrors",
                      "A mirror has no key \"" + key + "\".",
                      "write some of " + String.join(", ", KEYS.stream().sorted().toList()) + "."));
      mirrors.add(new RegistryMirror(url, keys));
    }
    return mirrors;
  }

  private static void mustLookInto(String folder, String config, HostReader host)
      throws HostException {
    FileAnswer answer = host.ask(FileProbe.content(config).following());
    if (answer instanceof FileAnswer.Denied(String reason)) {
      throw new TaskFailedException(reason + ".");
    }
    TomlDocument document = document(config, answer);
    int version = ContainerdFile.version(document).orElse(2);
    boolean mirrors =
        document
            .find(ContainerdKey.REGISTRY.in(version).child("mirrors"))
            .filter(it -> it instanceof Map<?, ?> map && !map.isEmpty())
            .isPresent();
    if (mirrors) {
      throw new TaskFailedException(
          ("\"%s\" names mirrors itself (%s), so containerd cannot look into \"%s\". Remove them"
                  + " with containerd_config: raw_absent.")
              .formatted(config, ContainerdKey.REGISTRY.in(version).child("mirrors"), folder));
    }
    List<String> folders =
        List.of(document.text(ContainerdKey.CONFIG_PATH.in(version)).orElse("").split(":", -1));
    if (folders.stream().map(Paths::tidy).noneMatch(folder::equals)) {
      throw new TaskFailedException(
          ("containerd does not look into \"%s\": \"%s\" does not name it. Declare it first, with"
                  + " containerd_config: config_path.")
              .formatted(folder, config));
    }
  }

  private static TomlDocument document(String config, FileAnswer answer) {
    try {
      return answer
          .present()
          .flatMap(FileAnswer.Present::content)
          .flatMap(FileText::decode)
          .map(TomlDocument::parse)
          .orElseGet(TomlDocument::empty);
    } catch (TomlException e) {
      throw new TaskFailedException("\"%s\" is no TOML: %s".formatted(config, e.getMessage()));
    }
  }
}
