package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known about the alternatives for a generic name? The family of Debian answers {@code
 * --query}; that of Red Hat has {@code --display} only, for people.
 */
record AlternativesProbe(String name) implements Probe<AlternativesProbe.Answer> {
  private static final ProbeKind<AlternativesProbe, Answer> KIND = new Kind();

  /** What the host says. */
  sealed interface Answer {
    /** There is no program update-alternatives. */
    record NoTool() implements Answer {}

    /**
     * What is registered; nothing when the list is empty.
     *
     * @param link the generic path; empty when it is not told
     * @param automatic whether the best one is chosen
     * @param value the path that is chosen; empty when there is none
     */
    record Known(
        Optional<String> link, boolean automatic, Optional<String> value, List<Alternative> list)
        implements Answer {
      Optional<Alternative> at(String path) {
        return list.stream().filter(each -> each.path().equals(path)).findFirst();
      }

      /** The path with the highest priority. */
      Optional<String> best() {
        return list.stream()
            .reduce((one, other) -> other.priority() > one.priority() ? other : one)
            .map(Alternative::path);
      }
    }
  }

  /**
   * One alternative.
   *
   * @param slaves what is linked together with it: name and path, blank between; sorted
   */
  record Alternative(String path, long priority, List<String> slaves) {
    Alternative {
      slaves = slaves.stream().sorted().toList();
    }
  }

  @Override
  public ProbeKind<AlternativesProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return switch (answer) {
      case Answer.NoTool _ -> true;
      case Answer.Known known -> known.list().isEmpty();
    };
  }

  private static final class Kind implements ProbeKind<AlternativesProbe, Answer> {
    private static final String TELL =
        """
        tell() {
        printf '\\036'
        if ! command -v update-alternatives >/dev/null; then echo missing; return; fi
        if update-alternatives --query "$1" 2>/dev/null; then :
        else update-alternatives --display "$1" 2>/dev/null
        fi
        }
        """;

    @Override
    public String name() {
      return "alternatives";
    }

    @Override
    public Script script(List<AlternativesProbe> probes) {
      StringBuilder text = new StringBuilder(TELL);
      probes.forEach(probe -> text.append("tell ").append(Shell.quote(probe.name())).append('\n'));
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<AlternativesProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      String[] parts = result.stdoutText().split("\036", -1);
      if (parts.length != probes.size() + 1) {
        throw new UnreadableAnswerException(name(), parts.length - 1 + " parts");
      }
      List<Answer> answers = new ArrayList<>();
      for (String part : List.of(parts).subList(1, parts.length)) {
        answers.add(
            part.strip().equals("missing")
                ? new Answer.NoTool()
                : part.startsWith("Name: ") ? Reading.query(part) : Reading.display(part));
      }
      return answers;
    }
  }

  /** The two forms of output. */
  static final class Reading {
    private static final Pattern LISTED =
        Pattern.compile("(/.*?) - (?:family \\S+ )?priority (-?[0-9]+)");
    private static final Pattern FOLLOWER = Pattern.compile("\\s+(?:slave|follower) (\\S+): (/.*)");
    private static final String POINTS = " link currently points to ";

    private Reading() {}

    /** As {@code update-alternatives(1)} of Debian documents it. */
    static Answer query(String output) {
      String[] blocks = output.strip().split("\n\n", -1);
      List<Alternative> list = new ArrayList<>();
      for (String block : List.of(blocks).subList(1, blocks.length)) {
        List<String> slaves =
            block.lines().filter(line -> line.startsWith(" ")).map(String::strip).toList();
        list.add(
            new Alternative(
                field(block, "Alternative").orElse(""),
                Long.parseLong(field(block, "Priority").orElse("0")),
                slaves));
      }
      return new Answer.Known(
          field(blocks[0], "Link"),
          field(blocks[0], "Status").equals(Optional.of("auto")),
          field(blocks[0], "Value").filter(value -> !value.equals("none")),
          list);
    }

    private static Optional<String> field(String block, String name) {
      return block
          .lines()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .findFirst();
    }

    /** As chkconfig prints it. The generic path is not told. */
    static Answer display(String output) {
      List<Alternative> list = new ArrayList<>();
      Optional<String> value = Optional.empty();
      for (String line : output.lines().toList()) {
        var listed = LISTED.matcher(line);
        var follower = FOLLOWER.matcher(line);
        if (listed.matches()) {
          list.add(new Alternative(listed.group(1), Long.parseLong(listed.group(2)), List.of()));
        } else if (follower.matches() && !list.isEmpty()) {
          Alternative last = list.removeLast();
          List<String> slaves = new ArrayList<>(last.slaves());
          slaves.add(follower.group(1) + " " + follower.group(2));
          list.add(new Alternative(last.path(), last.priority(), slaves));
        } else if (line.startsWith(POINTS)) {
          value = Optional.of(line.substring(POINTS.length()));
        }
      }
      boolean automatic = output.contains(" - status is auto");
      return new Answer.Known(Optional.empty(), automatic, value, list);
    }
  }
}
