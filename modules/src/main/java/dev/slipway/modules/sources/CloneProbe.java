package dev.slipway.modules.sources;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is at the place of a clone?
 *
 * @param bare whether a repository without a work tree is meant
 * @param version whose commit is of interest in a bare repository
 * @param remote the name of the other repository
 * @param look what else is of interest
 */
record CloneProbe(
    String path, boolean bare, String version, String remote, String executable, Look look)
    implements Probe<CloneProbe.Answer> {
  private static final ProbeKind<CloneProbe, Answer> KIND = new Kind();

  /**
   * What is of interest only when the task says something about it.
   *
   * @param gitDirectory where the repository is meant to be
   * @param references what the names of references that are of interest begin with
   * @param submodules whether their branches are
   */
  record Look(Optional<String> gitDirectory, Optional<String> references, boolean submodules) {}

  /**
   * A submodule that is checked out.
   *
   * @param branch that it follows; empty: the default one
   */
  record Submodule(String path, String commit, String url, Optional<String> branch) {}

  /** What is there. */
  sealed interface Answer {
    /** Nothing, or an empty directory. */
    record Absent() implements Answer {}

    /** Something else; in words. */
    record InTheWay(String what) implements Answer {}

    /** A repository that git does not read; what it says. */
    record Refused(String complaint) implements Answer {}

    /**
     * A clone.
     *
     * @param commit that is checked out; empty when nothing is
     * @param url of the remote; empty when it has none of that name
     * @param modified tracked files that differ from the commit
     * @param unpublished commits that no branch or tag of another repository has
     * @param stale submodules that are not at the commit that the work tree names; of those whose
     *     branches are of interest only what is not checked out
     * @param gitDirectory where the repository is; as the probe names it when it is there
     * @param seen what else is of interest
     */
    record Clone(
        Optional<String> commit,
        Optional<String> url,
        List<String> modified,
        List<String> unpublished,
        List<String> stale,
        Optional<String> gitDirectory,
        Seen seen)
        implements Answer {}

    /**
     * What {@link Look} asks for.
     *
     * @param references commits by full name
     * @param head the full name of the branch that is checked out, when it is one of these
     */
    record Seen(Map<String, String> references, Optional<String> head, List<Submodule> submodules) {
      static Seen nothing() {
        return new Seen(Map.of(), Optional.empty(), List.of());
      }
    }
  }

  /** The subject: the place alone. */
  record Place(String path) {}

  @Override
  public ProbeKind<CloneProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public Object subject() {
    return new Place(path);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer instanceof Answer.Absent;
  }

  private static final class Kind implements ProbeKind<CloneProbe, Answer> {
    private static final int SUBMODULE_FIELDS = 4;

    /** What git does on the side, such as writing its index anew, is turned off. */
    private static final String TELL =
        """
        export GIT_OPTIONAL_LOCKS=0 GIT_TERMINAL_PROMPT=0
        tell() {
        n=$1 git=$2 path=$3 bare=$4 version=$5 remote=$6 apart=$7 names=$8 tracked=$9
        part "place $n"
        if [ ! -e "$path" ] && [ ! -L "$path" ]; then echo absent; return; fi
        if [ ! -d "$path" ]; then echo file; return; fi
        if [ ! -r "$path" ] || [ ! -x "$path" ]; then echo denied; return; fi
        if [ -z "$(ls -A "$path")" ]; then echo absent; return; fi
        if [ "$bare" = true ]; then
          if [ ! -e "$path/HEAD" ] || [ ! -d "$path/objects" ]; then echo other; return; fi
        elif [ ! -e "$path/.git" ]; then echo other; return
        fi
        echo clone
        cd "$path" || return
        part "check $n"; "$git" rev-parse --git-dir 2>&1 >/dev/null
        part "commit $n"
        if [ "$bare" = true ]; then "$git" rev-parse -q --verify "$version^{commit}" 2>/dev/null
        else "$git" rev-parse -q --verify HEAD 2>/dev/null
        fi
        part "url $n"; "$git" config --get "remote.$remote.url" 2>/dev/null
        if [ -n "$apart" ]; then
          part "directory $n"
          d=$(cd "$("$git" rev-parse --git-dir 2>/dev/null)" && pwd -P)
          if [ "$d" = "$(cd -- "$apart" 2>/dev/null && pwd -P)" ]; then echo "$apart"; else echo "$d"; fi
        fi
        if [ -n "$names" ]; then
          part "references $n"
          "$git" for-each-ref --format='%(refname) %(HEAD) %(objectname) %(*objectname)' "$names"
        fi
        if [ "$bare" != true ]; then
          part "modified $n"; "$git" status --porcelain -uno --ignore-submodules=all 2>/dev/null | head -n 20
          part "unpublished $n"
          "$git" rev-list --max-count=20 HEAD --not --remotes --tags -- 2>/dev/null
          part "stale $n"
          if [ -e .gitmodules ]; then
            case $tracked in true) stale='^[-U]' ;; *) stale='^[-+U]' ;; esac
            "$git" submodule status --recursive 2>/dev/null | grep "$stale"
            if [ "$tracked" = true ]; then
              part "submodules $n"
              export git
              "$git" submodule --quiet foreach --recursive "$FOLLOWED" 2>/dev/null
            fi
          fi
        fi
        cd /
        }
        """;

    /**
     * What git does for each submodule, by gitmodules(5): the branch of the configuration comes
     * before that of the file, and a dot stands for the branch of the work tree around it.
     */
    private static final String FOLLOWED =
        """
        of="submodule.$name.branch"
        branch=$("$git" -C "$toplevel" config --get "$of" ||
        "$git" config -f "$toplevel/.gitmodules" --get "$of" ||
        "$git" symbolic-ref -q --short refs/remotes/origin/HEAD | cut -d / -f 2-)
        [ "$branch" != . ] || branch=$("$git" -C "$toplevel" symbolic-ref -q --short HEAD)
        printf "%s\\t%s\\t%s\\t%s\\n" "$displaypath" "$("$git" rev-parse -q --verify HEAD)" \
        "$("$git" config --get remote.origin.url)" "$branch"
        """;

    @Override
    public String name() {
      return "git clone";
    }

    @Override
    public Script script(List<CloneProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue()).append(TELL);
      text.append("FOLLOWED=").append(Shell.quote(FOLLOWED)).append('\n');
      for (int i = 0; i < probes.size(); i++) {
        CloneProbe probe = probes.get(i);
        text.append("( tell ")
            .append(
                Shell.quoteAll(
                    List.of(
                        String.valueOf(i),
                        probe.executable(),
                        probe.path(),
                        String.valueOf(probe.bare()),
                        probe.version(),
                        probe.remote(),
                        probe.look().gitDirectory().orElse(""),
                        probe.look().references().orElse(""),
                        String.valueOf(probe.look().submodules()))))
            .append(" )\n");
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<CloneProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        answers.add(read(sections, " " + i));
      }
      return answers;
    }

    private static Answer read(Sections sections, String number) throws UnreadableAnswerException {
      return switch (sections.text("place" + number).strip()) {
        case "absent" -> new Answer.Absent();
        case "file" -> new Answer.InTheWay("not a directory");
        case "denied" -> new Answer.InTheWay("a directory that the acting user may not read");
        case "other" -> new Answer.InTheWay("a directory with other files in it");
        default -> clone(sections, number);
      };
    }

    private static Answer clone(Sections sections, String number) throws UnreadableAnswerException {
      String complaint = sections.text("check" + number).strip();
      if (!complaint.isEmpty()) {
        return new Answer.Refused(complaint);
      }
      return new Answer.Clone(
          sections.lines("commit" + number).stream().findFirst(),
          sections.lines("url" + number).stream().findFirst(),
          sections.linesIfAny("modified" + number),
          sections.linesIfAny("unpublished" + number),
          sections.linesIfAny("stale" + number),
          sections.linesIfAny("directory" + number).stream().findFirst(),
          seen(
              sections.linesIfAny("references" + number),
              sections.linesIfAny("submodules" + number)));
    }

    private static Answer.Seen seen(List<String> references, List<String> submodules) {
      Map<String, String> commits = new LinkedHashMap<>();
      Optional<String> head = Optional.empty();
      for (String line : references) {
        String[] words = line.strip().split(" +", -1);
        commits.put(words[0], words[words.length - 1]);
        head = line.contains(" * ") ? Optional.of(words[0]) : head;
      }
      return new Answer.Seen(
          commits,
          head,
          submodules.stream()
              .map(line -> line.split("\t", -1))
              .filter(fields -> fields.length == SUBMODULE_FIELDS)
              .map(
                  fields ->
                      new Submodule(
                          fields[0],
                          fields[1],
                          fields[2],
                          Optional.of(fields[3]).filter(branch -> !branch.isEmpty())))
              .toList());
    }
  }
}
