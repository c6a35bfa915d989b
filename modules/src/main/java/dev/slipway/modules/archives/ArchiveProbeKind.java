package dev.slipway.modules.archives;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over each archive: tar hands every file to sha256sum and writes its listing beside that,
 * unzip lists first and then hands out file by file.
 */
final class ArchiveProbeKind implements ProbeKind<ArchiveProbe, ArchiveProbe.Answer> {
  static final ArchiveProbeKind INSTANCE = new ArchiveProbeKind();

  private static final String FUNCTIONS =
      """
      exec 6>&1
      tarred() {
      part "digests $1"; number=$1; shift
      listing=$( { tar -x -vv --index-file=/dev/fd/5 --quoting-style=c --full-time \\
      --numeric-owner --utc --force-local --to-command=sha256sum "$@" >&6; echo "=$?" >&5
      cat >/dev/null; } 5>&1 )
      part "listing $number"; printf '%s\\n' "$listing"
      }
      zipped() {
      listing=$(unzip -Z -lT "$2"; echo "=$?")
      part "digests $1"
      printf '%s\\n' "$listing" | while IFS= read -r line; do
      case $line in
      *[0-9].[0-9][0-9][0-9][0-9][0-9][0-9]' '*/) ;;
      [-?l][rwx-]*[0-9].[0-9][0-9][0-9][0-9][0-9][0-9]' '*)
      name=$(printf '%s' "$line" | sed 's/^.* [0-9]\\{8\\}\\.[0-9]\\{6\\} //; s/[][*?\\\\]/\\\\&/g')
      case $line in
      l*) printf 'to '; unzip -p "$2" "$name"; echo;;
      *) unzip -p "$2" "$name" | sha256sum;;
      esac;;
      esac
      done
      part "listing $1"; printf '%s\\n' "$listing"
      }
      """;

  private ArchiveProbeKind() {}

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public Script script(List<ArchiveProbe> probes) {
    StringBuilder text = new StringBuilder(Sections.prologue()).append(FUNCTIONS);
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    for (int index = 0; index < probes.size(); index++) {
      ArchiveProbe probe = probes.get(index);
      String path = Shell.quote(probe.path());
      if (probe.sent().isPresent()) {
        long size = append(probe.sent().get(), input);
        text.append("head -c %d | tarred %d %s -f -%n".formatted(size, index, options(probe)));
      } else if (probe.format() == Format.ZIP) {
        text.append("zipped %d %s </dev/null%n".formatted(index, path));
      } else {
        // From a pipe tar takes no other compression than the one that is said.
        text.append("cat %s | tarred %d %s -f -%n".formatted(path, index, options(probe)));
      }
    }
    return Script.of(text.append(":\n").toString()).withInput(input.toByteArray());
  }

  private static String options(ArchiveProbe probe) {
    return String.join(" ", probe.format().options());
  }

  private static long append(ArchiveProbe.Sent sent, ByteArrayOutputStream input) {
    try (InputStream stream = sent.content().open()) {
      return stream.transferTo(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ArchiveProbe.Answer> parse(List<ArchiveProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    List<ArchiveProbe.Answer> answers = new ArrayList<>();
    for (int index = 0; index < probes.size(); index++) {
      List<String> listing = output.lines("listing " + index);
      boolean read = !listing.isEmpty() && listing.getLast().equals("=0");
      answers.add(
          read
              ? new ArchiveProbe.Answer.Listed(
                  entries(
                      probes.get(index),
                      listing.subList(0, listing.size() - 1),
                      output.lines("digests " + index)))
              : new ArchiveProbe.Answer.Failed(reason(result)));
    }
    return answers;
  }

  private static String reason(ScriptResult result) {
    List<String> said = result.stderrText().lines().filter(line -> !line.isBlank()).toList();
    return said.isEmpty() ? "the archive cannot be read" : said.getFirst();
  }

  private List<Entry> entries(ArchiveProbe probe, List<String> listing, List<String> digests)
      throws UnreadableAnswerException {
    ListingReader reader = new ListingReader(digests);
    try {
      return probe.format() == Format.ZIP ? reader.zip(listing) : reader.tar(listing);
    } catch (IllegalArgumentException e) {
      throw new UnreadableAnswerException(name(), String.valueOf(e.getMessage()));
    }
  }
}
