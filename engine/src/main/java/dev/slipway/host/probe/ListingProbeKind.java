package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.ListingAnswer.Root;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** As {@link TreeProbeKind}, with the depth and the manner of each directory. */
final class ListingProbeKind implements ProbeKind<ListingProbe, ListingAnswer> {
  static final ListingProbeKind INSTANCE = new ListingProbeKind();

  /** Takes the option of find about links, the option about depth or nothing, and the path. */
  private static final String LIST =
      """
      if stat --printf= / 2>/dev/null; then
      each() { find "$@" -exec stat --printf '@FORMAT@\\0' {} +; }
      else
      each() { find "$@" -exec stat -c '@FORMAT@' {} + | tr '\\n' '\\0'; }
      fi
      list() {
      if [ -d "$3" ]; then
      printf 'd\\0'; each "$1" "$3" -mindepth 1 $2
      elif [ -e "$3" ] || [ -L "$3" ]; then printf 'o\\0'
      else printf 'a\\0'
      fi
      printf '\\0%s\\0' $?
      }
      printf '%s\\0' "$(date +%s)"
      """
          .replace("@FORMAT@", StatLine.FORMAT);

  private ListingProbeKind() {}

  @Override
  public String name() {
    return "listing";
  }

  @Override
  public Script script(List<ListingProbe> probes) {
    StringBuilder text = new StringBuilder(LIST);
    for (ListingProbe probe : probes) {
      text.append("list ").append(probe.follow() ? "-L" : "-H");
      text.append(probe.depth() == 0 ? " ''" : " '-maxdepth " + probe.depth() + "'");
      text.append(' ').append(Shell.quote(probe.path())).append('\n');
    }
    return Script.of(text.toString());
  }

  @Override
  public List<ListingAnswer> parse(List<ListingProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    ByteCursor output = new ByteCursor(result.stdout(), name());
    long now = Long.parseLong(output.until("\0"));
    List<ListingAnswer> answers = new ArrayList<>();
    for (int index = 0; index < probes.size(); index++) {
      answers.add(answer(now, output));
    }
    return answers;
  }

  private ListingAnswer answer(long now, ByteCursor output) throws UnreadableAnswerException {
    Root root =
        switch (output.until("\0")) {
          case "d" -> Root.DIRECTORY;
          case "o" -> Root.OTHER;
          default -> Root.ABSENT;
        };
    List<TreeAnswer.Entry> entries = new ArrayList<>();
    byte[] record = output.bytesUntil("\0");
    while (record.length > 0) {
      entries.add(entry(record));
      record = output.bytesUntil("\0");
    }
    entries.sort(Comparator.comparing(TreeAnswer.Entry::path));
    return new ListingAnswer(root, entries, output.until("\0").equals("0"), now);
  }

  private TreeAnswer.Entry entry(byte[] record) throws UnreadableAnswerException {
    ByteCursor cursor = new ByteCursor(record, name());
    Optional<StatLine> line = StatLine.read(cursor);
    if (line.isEmpty()) {
      throw new UnreadableAnswerException(name(), new String(record, StandardCharsets.UTF_8));
    }
    return new TreeAnswer.Entry(cursor.rest(), line.get().present(_ -> false));
  }
}
