package dev.slipway.modules.network;

import static dev.slipway.modules.network.HttpRequest.setting;

import dev.slipway.host.Secret;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.network.UriModule.Settings;
import dev.slipway.modules.support.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the module uri takes. */
final class UriSpec {
  static final ModuleSpec SPEC = describe();

  private UriSpec() {}

  private static ModuleSpec describe() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("uri", "Talks to a server by HTTP, from the host.")
            .describe(
                "curl on the host makes the request. GET, HEAD and OPTIONS only read, by the rules"
                    + " of HTTP: they are made in a dry run too, and are no change. Any other"
                    + " request is shown in a dry run and not made, and counts as a change when it"
                    + " is.")
            .describe(
                "To wait for an answer, write `until: $result.status == 200`, `retries` and"
                    + " `delay`. To put what is there into a file, take get_url."
                    + " Passwords, headers and the body stand in no process list.")
            .parameter(Parameter.identity("url", ParameterType.TEXT, "`http` or `https`.").must())
            .parameter(text("method", "The method.").otherwise("GET"))
            .parameter(
                Parameter.control(
                    "body",
                    ParameterType.ANY,
                    "What is sent: a text, or for JSON and forms a map."))
            .parameter(
                text("body_format", "How it is sent, with the `Content-Type` that belongs to it.")
                    .otherwise("raw")
                    .oneOf("raw", "json", "form-urlencoded"))
            .parameter(Parameter.control("headers", ParameterType.MAP, "Headers of the request."))
            .parameter(
                Parameter.control(
                        "status_code", ParameterType.TEXTS, "The statuses that are no failure.")
                    .otherwise("200"))
            .parameter(flag("return_content", "Whether the body is registered.", "false"))
            .parameter(
                Parameter.control(
                        "timeout", ParameterType.INTEGER, "How long it may take, in seconds.")
                    .otherwise("30"))
            .parameter(
                text(
                        "follow_redirects",
                        "Which redirections are followed; `safe`: of GET and HEAD.")
                    .otherwise("safe")
                    .oneOf("all", "none", "safe", "urllib2", "yes", "no"));
    access(spec);
    return spec.rule(ParameterRule.together("url_username", "url_password"))
        .untaken("download a file with get_url.", "dest")
        .untaken("send the text with body: and the tool for files.", "src", "remote_src")
        .untaken("test for the file before with stat, and use when.", "creates", "removes")
        .untaken(
            "leave it out: what curl and the server agree upon is used.",
            "ciphers",
            "decompress",
            "unredirected_headers",
            "use_gssapi",
            "use_netrc")
        .untaken("set owner and mode with the module file.", "mode", "owner", "group")
        .returns("status", "The status of HTTP; -1 when there was no answer.")
        .returns("url", "Where the answer came from in the end.")
        .returns("redirected", "Whether there was a redirection.")
        .returns("elapsed", "How long it took, in seconds.")
        .returns("content", "The body, with `return_content` and after a failure.")
        .returns("json", "The body as a value, when its type is JSON.")
        .example(
            "A service that must be well",
            """
            - uri:
                url: http://127.0.0.1:8080/health
                return_content: true
              register: health
              until: $health.status == 200
              retries: 30
              delay: 2
            """)
        .example(
            "Make something by an interface",
            """
            - uri:
                url: https://api.example.org/things
                method: POST
                body: {name: one}
                body_format: json
                status_code: [201, 409]
            """)
        .preview(ModuleSpec.Preview.PARTIAL)
        .build();
  }

  private static void access(ModuleSpec.Builder spec) {
    spec.parameter(flag("validate_certs", "Whether the certificate must be valid.", "true"))
        .parameter(path("ca_path", "The authorities to trust instead of the host's own."))
        .parameter(path("client_cert", "The certificate of the client."))
        .parameter(path("client_key", "The key of the client."))
        .parameter(text("url_username", "Who asks.").alias("user"))
        .parameter(text("url_password", "The password.").alias("password").secret())
        .parameter(flag("force_basic_auth", "Has no effect: it is always sent at once.", "false"))
        .parameter(text("http_agent", "The agent that the request names.").otherwise("slipway"))
        .parameter(path("unix_socket", "A socket on the host to connect to."))
        .parameter(flag("use_proxy", "Whether the proxy of the environment is used.", "true"))
        .parameter(flag("force", "Has no effect: nothing is cached.", "false"));
  }

  private static Parameter text(String name, String description) {
    return Parameter.control(name, ParameterType.TEXT, description);
  }

  private static Parameter path(String name, String description) {
    return Parameter.control(name, ParameterType.PATH, description + " A path on the host.");
  }

  private static Parameter flag(String name, String description, String otherwise) {
    return Parameter.control(name, ParameterType.BOOLEAN, description).otherwise(otherwise);
  }

  static Settings bind(Arguments arguments) {
    String url = arguments.text("url");
    if (!url.matches("https?://\\S+")) {
      arguments.reject(
          "url", "\"" + url + "\" is not a URL of HTTP.", "begin it with http:// or https://.");
    }
    String method = arguments.text("method").toUpperCase(Locale.ROOT);
    if (!method.matches("[A-Z]{1,20}")) {
      arguments.reject("method", "\"" + method + "\" is no method.", "write GET, POST or another.");
    }
    List<String> codes = arguments.texts("status_code");
    List<Long> accepted =
        codes.stream().filter(code -> code.matches("\\d{3}")).map(Long::valueOf).toList();
    if (accepted.size() != codes.size()) {
      arguments.reject(
          "status_code", "A status of HTTP is a number of three digits.", "write such as 200.");
    }
    Secret config = new Secret(config(arguments, method, url));
    return new Settings(
        new HttpRequest(method, url, config), accepted, arguments.flag("return_content"));
  }

  private static String config(Arguments arguments, String method, String url) {
    StringBuilder config = new StringBuilder();
    config.append(setting("url", url)).append("silent\nshow-error\ngloboff\n");
    config.append("HEAD".equals(method) ? "head\n" : "include\n" + setting("request", method));
    config.append(setting("max-time", Long.toString(arguments.integer("timeout"))));
    config.append(setting("user-agent", arguments.text("http_agent")));
    config.append("write-out = \"" + HttpRequest.SUMMARY + "\"\n");
    String follow = arguments.text("follow_redirects");
    boolean reads = List.of("GET", "HEAD").contains(method);
    if (List.of("all", "yes").contains(follow)
        || (reads && !List.of("none", "no").contains(follow))) {
      config.append("location\n");
    }
    if (!arguments.flag("validate_certs")) {
      config.append("insecure\n");
    }
    if (!arguments.flag("use_proxy")) {
      config.append(setting("noproxy", "*"));
    }
    Map.of(
            "ca_path",
            "cacert",
            "client_cert",
            "cert",
            "client_key",
            "key",
            "unix_socket",
            "unix-socket")
        .forEach(
            (parameter, name) ->
                arguments
                    .optionalText(parameter)
                    .ifPresent(value -> config.append(setting(name, value))));
    arguments
        .optionalText("url_username")
        .ifPresent(
            user ->
                config.append(
                    setting(
                        "user", user + ":" + arguments.optionalText("url_password").orElse(""))));
    return config.append(body(arguments)).toString();
  }

  private static String body(Arguments arguments) {
    StringBuilder lines = new StringBuilder();
    Map<String, Object> headers = arguments.map("headers");
    headers.forEach((name, value) -> lines.append(setting("header", name + ": " + value)));
    Object body = arguments.value("body").orElse("");
    if (body.equals("")) {
      return lines.toString();
    }
    boolean typed = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
    String format = arguments.text("body_format");
    String sent =
        switch (format) {
          case "json" -> body instanceof String text ? text : Json.text(body);
          case "form-urlencoded" -> form(body);
          default -> body instanceof String text ? text : Json.text(body);
        };
    String type = format.equals("json") ? "application/json" : "application/x-www-form-urlencoded";
    if (!typed) {
      lines.append(
          setting("header", format.equals("raw") ? "Content-Type:" : "Content-Type: " + type));
    }
    return lines.append(setting("data-raw", sent)).toString();
  }

  private static String form(Object body) {
    return body instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"))
        : String.valueOf(body);
  }

  private static String encoded(Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
  }
}
