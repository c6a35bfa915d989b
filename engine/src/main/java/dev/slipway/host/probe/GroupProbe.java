package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which group has this name?
 *
 * @param name the name, or the number, of the group
 */
public record GroupProbe(String name) implements Probe<GroupAnswer> {
  private static final Pattern NAME = Pattern.compile("[^-~+:,/\\s\\p{Cntrl}][^:,/\\s\\p{Cntrl}]*");

  public GroupProbe {
    if (!isGroupName(name)) {
      throw new IllegalArgumentException("not the name of a group: " + name);
    }
  }

  /** Whether it can be the name or the number of a group. */
  public static boolean isGroupName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public ProbeKind<GroupProbe, GroupAnswer> kind() {
    return Kind.INSTANCE;
  }

  @Override
  public boolean isAbsent(GroupAnswer answer) {
    return answer instanceof GroupAnswer.Absent;
  }

  /** One {@code getent} for all groups. */
  private static final class Kind implements ProbeKind<GroupProbe, GroupAnswer> {
    private static final Kind INSTANCE = new Kind();

    @Override
    public String name() {
      return "group";
    }

    @Override
    public Script script(List<GroupProbe> probes) {
      List<String> names = probes.stream().map(GroupProbe::name).distinct().toList();
      return Script.of(
          Sections.prologue()
              + Sections.part("group")
              + ("getent group -- " + Shell.quoteAll(names) + "\n")
              + Sections.status("exit"));
    }

    @Override
    public List<GroupAnswer> parse(List<GroupProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections output = Sections.of(name(), result);
      // 2: some group is not known.
      long exit = output.number("exit");
      if (exit != 0 && exit != 2) {
        throw output.unreadable("getent failed");
      }
      GroupTable table = GroupTable.of(output.lines("group"));
      List<GroupAnswer> answers = new ArrayList<>();
      for (GroupProbe probe : probes) {
        GroupAnswer absent = new GroupAnswer.Absent();
        answers.add(table.find(probe.name()).<GroupAnswer>map(group -> group).orElse(absent));
      }
      return answers;
    }
  }
}
