package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.List;
import java.util.TreeSet;

/** Which locales can the host make, which does it make, and which has it? */
record LocalesProbe() implements Probe<LocalesProbe.Answer> {
  private static final String SCRIPT =
      """
      part generator; command -v locale-gen 2>/dev/null
      part list; cat /etc/locale.gen 2>/dev/null
      part known; cat /usr/share/i18n/SUPPORTED /usr/local/share/i18n/SUPPORTED 2>/dev/null
      part made; locale -a 2>/dev/null
      :
      """;

  private static final ProbeKind<LocalesProbe, Answer> KIND =
      new OneQuestion<>("locales", SCRIPT, LocalesProbe::read);

  /**
   * What is there.
   *
   * @param generator whether there is a locale-gen
   * @param list the text of {@code /etc/locale.gen}
   * @param known lines of a name and a character set, such as {@code de_DE.UTF-8 UTF-8}
   * @param made the names that {@code locale -a} tells, see {@link LocaleList#normalised}
   */
  record Answer(boolean generator, String list, List<String> known, List<String> made) {}

  @Override
  public ProbeKind<LocalesProbe, Answer> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return !answer.generator();
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    return new Answer(
        !output.lines("generator").isEmpty(),
        output.text("list"),
        output.lines("known").stream().filter(line -> !line.startsWith("#")).toList(),
        output.lines("made").stream()
            .map(LocaleList::normalised)
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
            .stream()
            .toList());
  }
}
