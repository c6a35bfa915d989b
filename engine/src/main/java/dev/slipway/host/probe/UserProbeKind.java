package dev.slipway.host.probe;

import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Secret;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One {@code getent} each for the lines of passwd, shadow and all groups. */
final class UserProbeKind implements ProbeKind<UserProbe, UserAnswer> {
  static final UserProbeKind INSTANCE = new UserProbeKind();

  private static final int PASSWD_FIELDS = 7;
  private static final int SHADOW_FIELDS = 9;
  private static final int EXPIRY = 7;

  @Override
  public String name() {
    return "user";
  }

  @Override
  public Script script(List<UserProbe> probes) {
    String names = Shell.quoteAll(probes.stream().map(UserProbe::name).distinct().toList()) + "\n";
    return Script.of(
        Sections.prologue()
            + Sections.part("passwd")
            + ("getent passwd -- " + names)
            + Sections.status("exit")
            + "if [ -r /etc/shadow ]; then\n"
            + Sections.part("shadow")
            + ("getent shadow -- " + names)
            + "fi\n"
            + Sections.part("group")
            + "getent group\n:\n");
  }

  @Override
  public List<UserAnswer> parse(List<UserProbe> probes, ScriptResult result)
      throws UnreadableAnswerException {
    Sections output = Sections.of(name(), result);
    // 2: some user is not known.
    long exit = output.number("exit");
    if (exit != 0 && exit != 2) {
      throw output.unreadable("getent failed");
    }
    Map<String, String[]> users = byName(output.lines("passwd"), PASSWD_FIELDS);
    Map<String, String[]> shadows = byName(output.linesIfAny("shadow"), SHADOW_FIELDS);
    GroupTable groups = GroupTable.of(output.lines("group"));
    List<UserAnswer> answers = new ArrayList<>();
    for (UserProbe probe : probes) {
      String[] user = users.get(probe.name());
      Optional<UserAnswer.Shadow> shadow =
          Optional.ofNullable(shadows.get(probe.name())).map(UserProbeKind::shadow);
      answers.add(user == null ? new UserAnswer.Absent() : account(user, groups, shadow));
    }
    return answers;
  }

  private static Map<String, String[]> byName(List<String> lines, int fields) {
    Map<String, String[]> rows = new HashMap<>();
    for (String line : lines) {
      String[] row = line.split(":", -1);
      if (row.length >= fields) {
        rows.putIfAbsent(row[0], row);
      }
    }
    return rows;
  }

  private static UserAnswer account(
      String[] row, GroupTable groups, Optional<UserAnswer.Shadow> shadow) {
    return new UserAnswer.Present(
        row[0],
        number(row[2]),
        groups.nameOf(row[3]),
        new UserAnswer.Person(row[4], row[5], row[6]),
        groups.namesWithMember(row[0]),
        shadow);
  }

  private static UserAnswer.Shadow shadow(String[] row) {
    return new UserAnswer.Shadow(new Secret(row[1]), number(row[EXPIRY]));
  }

  private static OptionalLong number(String text) {
    try {
      return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
