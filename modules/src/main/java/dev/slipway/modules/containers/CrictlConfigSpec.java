package dev.slipway.modules.containers;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;
import dev.slipway.modules.support.structured.KeyEdits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The module {@code crictl_config}. */
final class CrictlConfigSpec {
  private static final String SCHEME = "unix://";

  private CrictlConfigSpec() {}

  static TextModule module() {
    return new TextModule(spec(), CrictlConfigSpec::bind);
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named("crictl_config", "Says which container runtime crictl talks to.")
        .describe(
            "Without an endpoint crictl tries the sockets of several runtimes, and times out at"
                + " each that is not there. Keys that are not declared stay.")
        .describe("The task fails when nothing is at the socket, unless `require_socket` is false.")
        .parameter(
            Parameter.state(
                    "runtime_endpoint",
                    ParameterType.TEXT,
                    "The socket, such as `unix:///run/containerd/containerd.sock`.")
                .must())
        .parameter(
            Parameter.state(
                "image_endpoint",
                ParameterType.TEXT,
                "The socket for images; that of the runtime when it is left out."))
        .parameter(
            Parameter.state("timeout", ParameterType.INTEGER, "Seconds to wait for an answer.")
                .otherwise("10"))
        .parameter(
            Parameter.state("debug", ParameterType.BOOLEAN, "Whether crictl says what it does.")
                .otherwise("false"))
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "The file.")
                .otherwise("/etc/crictl.yaml"))
        .parameter(
            Parameter.control(
                    "require_socket",
                    ParameterType.BOOLEAN,
                    "Whether the socket must be there already.")
                .otherwise("true"))
        .parameter(FileControls.parameters().getFirst())
        .returns("path", "The file.")
        .returns("msg", "What was done to the keys.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "crictl talks to containerd",
            """
            - crictl_config:
                runtime_endpoint: unix:///run/containerd/containerd.sock
            """)
        .build();
  }

  private static TextModule.Desired bind(Arguments arguments) {
    String runtime = endpoint(arguments, "runtime_endpoint").orElse("");
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("runtime-endpoint", runtime);
    keys.put("image-endpoint", endpoint(arguments, "image_endpoint").orElse(runtime));
    keys.put("timeout", arguments.integer("timeout"));
    keys.put("debug", arguments.flag("debug"));
    TextEditing.Target target =
        new TextEditing.Target(
            Paths.bind(arguments, "path"),
            true,
            Ownership.none().withMode(Mode.parse("0644")),
            arguments.flag("backup"),
            Optional.empty());
    boolean required = arguments.flag("require_socket");
    String socket = runtime.replaceFirst("^" + SCHEME, "");
    return new TextModule.Desired(
        target,
        KeyEdits.ofYaml(keys, List.of()),
        reader -> {
          if (required) {
            mustBeSocket(socket, reader);
          }
        });
  }

  /** With the scheme, which crictl asks for since version 1.24. */
  private static Optional<String> endpoint(Arguments arguments, String parameter) {
    Optional<String> written = arguments.optionalText(parameter);
    if (written.isPresent() && !written.get().matches("(unix://)?/[^\\s]+")) {
      arguments.reject(
          parameter,
          "\"" + written.get() + "\" is no socket.",
          "write unix:// and the absolute path of a socket.");
    }
    return written.map(text -> text.startsWith("/") ? SCHEME + text : text);
  }

  private static void mustBeSocket(String path, HostReader host) throws HostException {
    FileAnswer answer = host.ask(FileProbe.metadata(path).following());
    if (!answer.is(FileType.SOCKET)) {
      throw new TaskFailedException(
          ("There is no socket \"%s\", so crictl could talk to nothing. Start the container runtime"
                  + " before this task, or write require_socket: false.")
              .formatted(path));
    }
  }
}
