package dev.slipway.host.probe;

import dev.slipway.host.Bytes;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what {@link FileScript} prints. Flags of a path: {@code d} a directory of it may not be
 * searched, {@code e} it exists and is no link, {@code l} it is a link, {@code f} a link that is
 * followed, {@code r w x} what the acting user may do, {@code t} a link leads there that must not
 * be followed, {@code T} it or what it leads to is one, {@code h} its digest is told, {@code c} its
 * content is.
 *
 * <p>What vanished between the looks of one script is absent, or lacks its digest or content.
 */
final class FileAnswers {
  private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{64}) [ *]");

  private final ByteCursor output;
  private final String stderr;
  private final Map<String, Found> byPath = new HashMap<>();
  private final String nonce;

  /** What is known about a path so far. */
  private static final class Found {
    private final String flags;
    private Optional<FileAnswer.Present> plain = Optional.empty();
    private Optional<FileAnswer.Present> followed = Optional.empty();
    private Optional<String> digest = Optional.empty();
    private Optional<Bytes> content = Optional.empty();
    private Optional<String> target = Optional.empty();
    private Optional<String> realPath = Optional.empty();

    Found(String flags) {
      this.flags = flags;
    }

    boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }

    /** The same of what a link leads to. */
    boolean hasBehind(char flag) {
      return has(flag) || (flag == 't' && has('T'));
    }
  }

  FileAnswers(FileQuestions questions, ScriptResult result) throws UnreadableAnswerException {
    output = new ByteCursor(result.stdout(), FileProbeKind.NAME);
    stderr = result.stderrText();
    nonce = output.line();
    for (List<FileQuestions.Question> chunk : questions.chunks()) {
      readChunk(chunk);
    }
  }

  List<FileAnswer> answers(List<FileProbe> probes) {
    return probes.stream().map(this::answer).toList();
  }

  private FileAnswer answer(FileProbe probe) {
    Found found = byPath.get(probe.path());
    if (found == null) {
      return new FileAnswer.Absent();
    }
    if (found.has('d')) {
      return new FileAnswer.Denied(
          "\"" + probe.path() + "\": the acting user may not look into one of its directories");
    }
    Optional<FileAnswer.Present> followed =
        found
            .followed
            .filter(_ -> found.realPath.isPresent())
            .map(present -> completed(present.withRealPath(found.realPath), found));
    Optional<FileAnswer.Present> plain = found.plain.map(present -> plain(present, found));
    return (probe.follow() ? followed.or(() -> plain) : plain)
        .<FileAnswer>map(present -> present.upTo(probe.detail()))
        .orElseGet(FileAnswer.Absent::new);
  }

  private static FileAnswer.Present plain(FileAnswer.Present present, Found found) {
    return present.is(FileType.LINK)
        ? present.withLinkTarget(found.target.orElse(""))
        : completed(present, found);
  }

  private static FileAnswer.Present completed(FileAnswer.Present present, Found found) {
    if (found.content.isPresent()) {
      return present.withContent(found.content.get());
    }
    return found.digest.map(digest -> present.withDigest(present.size(), digest)).orElse(present);
  }

  private void readChunk(List<FileQuestions.Question> chunk) throws UnreadableAnswerException {
    Map<String, Found> seen = readFlags(chunk);
    byPath.putAll(seen);
    if (output.skip("stat\n")) {
      for (Map.Entry<String, Found> entry : seen.entrySet()) {
        entry.getValue().plain = status(entry, entry.getValue()::has);
      }
    }
    if (output.skip("follow\n")) {
      for (Map.Entry<String, Found> entry : with(seen, 'f').entrySet()) {
        entry.getValue().followed = status(entry, entry.getValue()::hasBehind);
      }
    }
    if (output.skip("digest\n")) {
      readDigests(with(seen, 'h'));
    }
    if (output.skip("links\n")) {
      Map<String, Found> links = with(seen, 'l');
      Deque<String> targets = targets(links.size());
      links.values().forEach(found -> found.target = Optional.of(targets.removeFirst()));
    }
    if (output.skip("real\n")) {
      Map<String, Found> links = with(seen, 'f');
      Deque<String> targets = targets(links.size());
      links.values().forEach(found -> found.realPath = Optional.of(targets.removeFirst()));
    }
    if (output.skip("content\n")) {
      readContents(with(seen, 'c'));
    }
    if (!output.skip("end\n")) {
      throw output.unreadable("not what was expected; the host said: " + stderr.strip());
    }
  }

  /** The paths that are not absent, in order. */
  private Map<String, Found> readFlags(List<FileQuestions.Question> chunk)
      throws UnreadableAnswerException {
    Map<String, Found> seen = new LinkedHashMap<>();
    for (String line = output.line(); !line.equals("."); line = output.line()) {
      int space = line.indexOf(' ');
      try {
        int number = Integer.parseInt(line.substring(space + 1));
        seen.put(chunk.get(number - 1).path(), new Found(line.substring(0, space)));
      } catch (IndexOutOfBoundsException | NumberFormatException _) {
        throw output.unreadable("\"" + line + "\" is not what was expected");
      }
    }
    return seen;
  }

  private static Map<String, Found> with(Map<String, Found> seen, char flag) {
    Map<String, Found> selected = new LinkedHashMap<>(seen);
    selected.values().removeIf(found -> !found.has(flag));
    return selected;
  }

  /** The line of {@code stat} about a path, when it comes next. */
  private Optional<FileAnswer.Present> status(
      Map.Entry<String, Found> entry, StatLine.Access access) {
    return StatLine.read(output, entry.getKey()).map(line -> line.present(access));
  }

  private void readDigests(Map<String, Found> asked) {
    for (Map.Entry<String, Found> entry : asked.entrySet()) {
      int start = output.mark();
      String name = output.skip("\\") ? escaped(entry.getKey()) : entry.getKey();
      Optional<String> digest = output.matching(DIGEST).map(matcher -> matcher.group(1));
      if (digest.isPresent() && output.skip(name + "\n")) {
        entry.getValue().digest = digest;
      } else {
        output.reset(start);
      }
    }
  }

  /** As sha256sum writes a name in a line that starts with a backslash. */
  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private Deque<String> targets(int count) throws UnreadableAnswerException {
    String again = "\nagain " + nonce + "\n";
    Deque<String> targets = new ArrayDeque<>();
    while (targets.size() < count) {
      String target = output.until("\0");
      int restart = target.indexOf(again);
      if (restart >= 0) {
        targets.clear();
      }
      targets.add(restart < 0 ? target : target.substring(restart + again.length()));
    }
    if (!output.skip("ok\n")) {
      throw output.unreadable("the end of the links is missing");
    }
    return targets;
  }

  private void readContents(Map<String, Found> asked) throws UnreadableAnswerException {
    String separator = "==> " + nonce + " <==\n";
    for (Map.Entry<String, Found> entry : asked.entrySet()) {
      byte[] part = output.bytesUntil(separator);
      ByteCursor cursor = new ByteCursor(part, FileProbeKind.NAME);
      cursor.skip("\n");
      if (cursor.skip("==> " + entry.getKey() + " <==\n")) {
        byte[] content = Arrays.copyOfRange(part, cursor.mark(), part.length - 1);
        entry.getValue().content = Optional.of(new Bytes(content));
      }
    }
  }
}
