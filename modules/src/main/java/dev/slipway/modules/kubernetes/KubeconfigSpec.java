package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.Optional;

/** Name and parameters of the module {@code kubeconfig}, and what they say. */
final class KubeconfigSpec {
  private KubeconfigSpec() {}

  /**
   * What is declared.
   *
   * @param source a kubeconfig on the host; empty where {@code content} is one
   * @param path empty: {@code .kube/config} in the home of the user
   * @param merge whether what else is in the file stays
   * @param replace whether a cluster of the same name may become another one
   */
  record Settings(
      String user,
      Optional<String> source,
      Optional<String> content,
      Optional<String> path,
      Optional<String> server,
      Optional<String> currentContext,
      boolean merge,
      boolean replace) {}

  static ModuleSpec spec() {
    return ModuleSpec.named("kubeconfig", "Gives a user a kubeconfig, merged into what is there.")
        .describe(
            "Clusters, users and contexts of `source` or `content` are put into the file of the"
                + " user, those of the same name replaced; others stay. The file belongs to the"
                + " user and has mode 0600, a folder that is made has mode 0700. What differs is"
                + " shown entry by entry; keys, certificates and tokens"
                + " are never shown: only that they come, go or differ.")
        .describe(
            "An entry for a cluster of the same name whose authority has another certificate is"
                + " refused, since it is another cluster. The file is written anew as a whole when"
                + " something differs, as kubectl does it: comments do not stay.")
        .parameter(Parameter.identity("user", ParameterType.TEXT, "The user who gets it.").must())
        .parameter(
            Parameter.control(
                "source",
                ParameterType.PATH,
                "A kubeconfig on the host, such as `/etc/kubernetes/admin.conf`."))
        .parameter(Parameter.state("content", ParameterType.TEXT, "A kubeconfig itself.").secret())
        .parameter(
            Parameter.identity(
                "path", ParameterType.PATH, "The file; left out, `.kube/config` of the user."))
        .parameter(
            Parameter.state(
                "server",
                ParameterType.TEXT,
                "The address of the API server, where it is not to be that of the source."))
        .parameter(
            Parameter.state(
                "current_context",
                ParameterType.TEXT,
                "The context that kubectl takes; left out, that of the source."))
        .parameter(
            Parameter.state(
                    "merge",
                    ParameterType.BOOLEAN,
                    "Whether what else is in the file stays; if not, it holds the source alone.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "replace",
                    ParameterType.BOOLEAN,
                    "Whether a cluster of the same name with another authority is replaced.")
                .otherwise("false"))
        .rule(ParameterRule.atLeastOne("source", "content"))
        .rule(ParameterRule.atMostOne("source", "content"))
        .returns("path", "The file.")
        .returns("contexts", "The names of the contexts in it afterwards.")
        .example(
            "For root, after kubeadm init",
            """
            - kubeconfig:
                user: root
                source: /etc/kubernetes/admin.conf
            """)
        .example(
            "By way of the load balancer",
            """
            - kubeconfig:
                user: operator
                source: /etc/kubernetes/admin.conf
                server: https://api.example.org:6443
            """)
        .build();
  }

  static Settings bind(Arguments arguments) {
    Optional<String> server = arguments.optionalText("server");
    server
        .filter(it -> !it.matches("https?://[^\\s]+"))
        .ifPresent(
            it ->
                arguments.reject(
                    "server", "\"" + it + "\" is no address.", "write https://HOST:PORT."));
    return new Settings(
        arguments.text("user"),
        path(arguments, "source"),
        arguments.optionalText("content"),
        path(arguments, "path"),
        server,
        arguments.optionalText("current_context"),
        arguments.flag("merge"),
        arguments.flag("replace"));
  }

  private static Optional<String> path(Arguments arguments, String name) {
    return arguments.has(name) ? Optional.of(Paths.bind(arguments, name)) : Optional.empty();
  }
}
