package dev.slipway.modules.files;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Download;
import dev.slipway.modules.support.FilePlace;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.PlacedFile;
import dev.slipway.modules.support.RegisteredFile;
import dev.slipway.modules.support.RegularFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Downloads a file to the host. */
final class GetUrlModule implements TaskModule<GetUrlDesired, GetUrlObserved> {
  private static final ModuleSpec SPEC = GetUrlSpec.spec();
  private static final int SHOWN_DIGITS = 8;

  /**
   * Arguments: target, owner and group, mode, program of the digest, the digest or nothing, and
   * whether the file before is kept. The function {@code download} stands before. Prints where the
   * file before is kept.
   */
  private static final String PUT =
      PlacedFile.FUNCTIONS
          + """
          set -e
          begin "$1"
          download >&3
          sum=$("$4" <"$file"); sum=${sum%% *}
          if [ -n "$5" ] && [ "$sum" != "$5" ]; then
          echo "its digest is $sum, not $5" >&2; exit 1
          fi
          attribute "$2" "$3"
          if [ -n "$6" ]; then keep; fi
          finish
          """;

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public GetUrlDesired bind(Arguments arguments) {
    return GetUrlSpec.bind(arguments);
  }

  @Override
  public GetUrlObserved observe(GetUrlDesired desired, HostReader host) throws HostException {
    return GetUrlObserved.observe(desired, host);
  }

  @Override
  public Diff diff(GetUrlDesired desired, GetUrlObserved observed) {
    RegularFile file = file(desired, observed);
    if (!observed.isDownloaded()) {
      return file.diff(Optional.empty());
    }
    Optional<String> digest =
        file.before()
            .map(_ -> observed.there().map(digits -> described(desired, digits)).orElse("?"));
    return file.diff(
        Optional.of(
            new Change.Opaque(
                file.place().path(), digest, Optional.of(source(desired, observed)))));
  }

  private static RegularFile file(GetUrlDesired desired, GetUrlObserved observed) {
    return new RegularFile(observed.place(), desired.ownership());
  }

  private static String source(GetUrlDesired desired, GetUrlObserved observed) {
    String url = desired.download().url();
    return observed.wanted().map(digits -> url + ", " + described(desired, digits)).orElse(url);
  }

  private static String described(GetUrlDesired desired, String digits) {
    return desired.algorithm().label() + " " + digits.substring(0, SHOWN_DIGITS);
  }

  @Override
  public Map<String, Object> apply(GetUrlDesired desired, Diff diff, HostSession host)
      throws HostException {
    GetUrlObserved observed = observe(desired, host);
    if (observed.isDownloaded()) {
      return download(desired, observed, host);
    }
    file(desired, observed).own(host);
    return Map.of();
  }

  private static Map<String, Object> download(
      GetUrlDesired desired, GetUrlObserved observed, HostSession host) throws HostException {
    FilePlace place = observed.place();
    RegularFile file = file(desired, observed);
    FileAnswer.Present after = file.after();
    boolean kept = desired.backup() && file.before().isPresent();
    String script =
        Download.FUNCTION + "download() { get " + desired.download().arguments() + "; }\n" + PUT;
    // The script goes through standard input: what it holds may be secret.
    ShellCommand command =
        ShellCommand.of(
                "sh",
                "-s",
                "--",
                place.path(),
                after.owner() + ":" + after.group(),
                Mode.text(after.mode()),
                desired.algorithm().program(),
                observed.wanted().orElse(""),
                kept ? "backup" : "")
            .input(script.getBytes(StandardCharsets.UTF_8));
    ScriptResult result = host.run(command);
    if (result.exit() != 0) {
      throw new TaskFailedException(
          "\"%s\" cannot be downloaded to \"%s\": %s."
              .formatted(desired.download().url(), place.path(), result.stderrText().strip()));
    }
    return kept ? Map.of("backup_file", result.stdoutText().strip()) : Map.of();
  }

  @Override
  public Map<String, Object> values(GetUrlDesired desired, GetUrlObserved observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("url", desired.download().url());
    values.put("dest", observed.place().path());
    if (!observed.isDownloaded()) {
      Diff diff = diff(desired, observed);
      values.putAll(RegisteredFile.values(RegisteredFile.after(observed.place(), diff)));
      observed.there().ifPresent(digest -> values.put("checksum_dest", digest));
    }
    return values;
  }
}
