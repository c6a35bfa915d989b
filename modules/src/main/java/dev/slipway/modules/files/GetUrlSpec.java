package dev.slipway.modules.files;

import dev.slipway.host.Secret;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Download;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name and parameters of the module {@code get_url}, and what they say. */
final class GetUrlSpec {
  private static final Pattern URL = Pattern.compile("(?:https?|ftp|file)://[^\\s\\p{Cntrl}]+");
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private GetUrlSpec() {}

  static boolean isUrl(String text) {
    return URL.matcher(text).matches();
  }

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("get_url", "Downloads a file to the host.")
            .describe(
                "The host itself gets it, with curl or else wget, and puts it in place in one"
                    + " step. With `checksum` a file that fits is left alone, any other is"
                    + " replaced, and a download that does not fit is thrown away. Without it, a"
                    + " file that is there is left alone unless `force` is set.")
            .describe(
                "With `force` and no `checksum`, the host downloads the file to compare it, in a"
                    + " dry run too. When `dest` is a directory, or ends with a slash, the file"
                    + " gets the last part of the URL as its name.")
            .describe(
                "What is downloaded, its size and its digest are known after apply, unless"
                    + " `checksum` or `force` tell the digest. Headers and passwords never stand"
                    + " in the process list of the host; they need curl.")
            .preview(ModuleSpec.Preview.PARTIAL);
    source(spec);
    manner(spec);
    return spec.rule(ParameterRule.together("url_username", "url_password"))
        .untaken(
            "leave it out: what the host's curl or wget agree upon with the server is used.",
            "ciphers",
            "decompress",
            "unredirected_headers",
            "use_gssapi",
            "use_netrc")
        .untaken(
            "leave it out: the file is made beside its place, and put there in one step.",
            "tmp_dest")
        .untaken(
            "leave it out: url_username and url_password are sent at once.", "force_basic_auth")
        .untaken(
            "fetch it with command: curl --cert ... --key ... -o DEST, and creates.",
            "client_cert",
            "client_key")
        .returns("url", "The URL.")
        .returns("dest", "The file.")
        .returns("checksum_dest", "Its digest, by the algorithm of `checksum`.")
        .returns("mode owner group uid gid size state", "Of the file.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "A release, by the checksums that are published beside it",
            """
            - get_url:
                url: https://example.org/app/1.2/app-linux-amd64
                dest: /usr/local/bin/app
                checksum: sha256:https://example.org/app/1.2/SHA256SUMS
                mode: '0755'
            """)
        .build();
  }

  private static void source(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity(
                    "url",
                    ParameterType.TEXT,
                    "What is downloaded: `https`, `http`, `ftp`, `file`.")
                .must())
        .parameter(
            Parameter.identity("dest", ParameterType.PATH, "The file or directory on the host.")
                .must())
        .parameter(
            Parameter.state(
                "checksum",
                ParameterType.TEXT,
                "What its digest must be: `ALGORITHM:DIGITS`, or `ALGORITHM:URL` of a list as"
                    + " `sha256sum` prints it."))
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .parameter(
            Parameter.control(
                    "force",
                    ParameterType.BOOLEAN,
                    "Whether a file that is there is compared and replaced, also without"
                        + " `checksum`.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "backup",
                    ParameterType.BOOLEAN,
                    "Whether the file before is kept beside it, as `NAME.TIME~`.")
                .otherwise("false"));
  }

  private static void manner(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control(
                    "timeout",
                    ParameterType.INTEGER,
                    "Seconds after which a server that says nothing is given up.")
                .otherwise("10"))
        .parameter(
            Parameter.control("headers", ParameterType.MAP, "Headers of the request, with values.")
                .secret())
        .parameter(
            Parameter.control("url_username", ParameterType.TEXT, "Who asks.").alias("username"))
        .parameter(
            Parameter.control("url_password", ParameterType.TEXT, "The password for that.")
                .alias("password")
                .secret())
        .parameter(
            Parameter.control(
                    "http_agent", ParameterType.TEXT, "What the request is said to be of.")
                .otherwise("slipway"))
        .parameter(
            Parameter.control(
                    "validate_certs", ParameterType.BOOLEAN, "Whether certificates must be valid.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "use_proxy",
                    ParameterType.BOOLEAN,
                    "Whether the proxy that the environment names is used.")
                .otherwise("true"));
  }

  static GetUrlDesired bind(Arguments arguments) {
    String url = arguments.text("url").strip();
    if (!isUrl(url)) {
      arguments.reject(
          "url",
          "\"" + url + "\" is no URL.",
          "begin it with https://, http://, ftp:// or file://, without blanks.");
    }
    String destination = arguments.text("dest");
    String name = name(url);
    if (destination.endsWith("/") && name.isEmpty()) {
      arguments.reject(
          "dest", "The URL ends without a name for the file.", "add the name to the directory.");
    }
    return new GetUrlDesired(
        download(arguments, url),
        name,
        Paths.bind(arguments, "dest"),
        destination.endsWith("/"),
        UrlChecksum.bind(arguments),
        Ownership.bind(arguments),
        arguments.flag("force"),
        arguments.flag("backup"));
  }

  /** The last part of the path of a URL; empty when there is none. */
  private static String name(String url) {
    String path = url.replaceFirst("[?#].*", "").replaceFirst("^[a-z]+://[^/]*", "");
    return Paths.name(path);
  }

  private static Download download(Arguments arguments, String url) {
    long seconds = arguments.integer("timeout");
    if (seconds < 1) {
      arguments.reject("timeout", seconds + " is no time to wait.", "write 1 or more seconds.");
    }
    Map<String, Secret> headers = new LinkedHashMap<>();
    arguments.map("headers").forEach((name, value) -> put(arguments, headers, name, value));
    Optional<Download.Login> login =
        arguments
            .optionalText("url_username")
            .map(_ -> line(arguments, "url_username"))
            .map(user -> new Download.Login(user, new Secret(line(arguments, "url_password"))));
    return new Download(
        url,
        seconds,
        arguments.flag("validate_certs"),
        arguments.flag("use_proxy"),
        line(arguments, "http_agent"),
        headers,
        login);
  }

  private static void put(
      Arguments arguments, Map<String, Secret> headers, String name, Object value) {
    String text = String.valueOf(value);
    if (HEADER.matcher(name).matches() && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      headers.put(name, new Secret(text));
    } else {
      arguments.reject(
          "headers", "One is no header of a request.", "write NAME: VALUE, each on one line.");
    }
  }

  private static String line(Arguments arguments, String parameter) {
    String text = arguments.optionalText(parameter).orElse("");
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      arguments.reject(parameter, "It holds several lines.", "write it on one line.");
    }
    return text;
  }
}
