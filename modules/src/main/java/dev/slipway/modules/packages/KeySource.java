package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Download;
import dev.slipway.modules.support.DownloadProbe;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a key comes from; at most one of them is given.
 *
 * @param data the key itself
 * @param file a path on the host
 */
record KeySource(
    Optional<String> data, Optional<String> file, Optional<String> url, boolean certificates) {

  static List<Parameter> parameters() {
    return List.of(
        Parameter.control("data", ParameterType.TEXT, "The key itself, as armored text."),
        Parameter.control("file", ParameterType.PATH, "A file on the host that holds the key."),
        Parameter.control(
            "url",
            ParameterType.TEXT,
            "Where the host gets the key from, by curl or wget; `http`, `https`, `ftp` or `file`."),
        Parameter.control(
                "validate_certs",
                ParameterType.BOOLEAN,
                "Whether the certificate of the server must be valid.")
            .otherwise("true"));
  }

  static KeySource bind(Arguments arguments) {
    return new KeySource(
        arguments.optionalText("data"),
        arguments.optionalText("file"),
        arguments.optionalText("url"),
        arguments.flag("validate_certs"));
  }

  static KeySource ofUrl(String url) {
    return new KeySource(Optional.empty(), Optional.empty(), Optional.of(url), true);
  }

  boolean isNone() {
    return data.isEmpty() && file.isEmpty() && url.isEmpty();
  }

  /**
   * The keys.
   *
   * @throws TaskFailedException when there are none
   */
  List<OpenPgpKey> keys(HostReader host) throws HostException {
    List<OpenPgpKey> keys = OpenPgpKey.parse(content(host));
    if (keys.isEmpty()) {
      throw new TaskFailedException(
          "There is no public key in %s. Check where it comes from."
              .formatted(url.or(() -> file).map("\"%s\""::formatted).orElse("data")));
    }
    return keys;
  }

  /** The file with the keys as it is given. */
  Bytes content(HostReader host) throws HostException {
    if (data.isPresent()) {
      return Bytes.ofText(data.get());
    }
    if (url.isPresent()) {
      return switch (host.ask(
          new DownloadProbe(Download.plain(url.get(), certificates), DownloadProbe.Form.BYTES))) {
        case DownloadProbe.Answer.Got(String encoded) ->
            new Bytes(Base64.getDecoder().decode(encoded));
        case DownloadProbe.Answer.Failed(String reason, boolean _) ->
            throw new TaskFailedException(
                "The key cannot be had from \"%s\": %s.".formatted(url.get(), reason));
      };
    }
    String path = file.orElseThrow();
    return switch (host.ask(FileProbe.content(path).following())) {
      case FileAnswer.Absent _ ->
          throw new TaskFailedException("There is no file \"%s\" on the host.".formatted(path));
      case FileAnswer.Denied(String reason) -> throw new TaskFailedException(reason + ".");
      case FileAnswer.Present present ->
          present
              .content()
              .orElseThrow(() -> new TaskFailedException("\"%s\" is not a file.".formatted(path)));
    };
  }
}
