package dev.slipway.modules.files;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An option or a section that is to be in an INI text, or not, by the rules of Ansible's {@code
 * ini_file}.
 *
 * @param section empty: what stands before the first section
 * @param having what the section has to have, where several have the same name
 * @param option empty: it is about the section itself; without values: about any, when it goes
 * @param exclusive whether the option has no other values
 */
record IniEdit(
    boolean present,
    Optional<String> section,
    List<IniOption> having,
    Optional<IniOption> option,
    boolean exclusive,
    Form form)
    implements TextEdit {

  /**
   * How lines are written and read.
   *
   * @param spaces whether spaces stand around the equals sign
   * @param ignoreSpaces whether a line that differs in spaces only stays
   * @param inactive whether a line that is commented out is made use of
   */
  record Form(boolean spaces, boolean ignoreSpaces, boolean inactive) {}

  @Override
  public boolean needsFile() {
    return present;
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    if (text.isEmpty() && !present) {
      return Edited.unchanged(text);
    }
    IniEdit converted =
        new IniEdit(
            present,
            section.map(argument),
            having.stream().map(wanted -> wanted.converted(argument)).toList(),
            option.map(wanted -> wanted.converted(argument)),
            exclusive,
            form);
    return converted.edited(text);
  }

  private Edited edited(Optional<String> text) {
    IniText ini = IniText.of(text.orElse(""));
    Optional<IniText.Part> part = ini.find(section, having);
    if (part.isEmpty()) {
      return present ? withNewSection(ini) : Edited.unchanged(text);
    }
    if (option.isEmpty()) {
      return present
          ? Edited.unchanged(text)
          : new Edited(Optional.of(ini.without(part.get())), "section removed");
    }
    List<String> before = ini.linesOf(part.get());
    List<String> after = present ? withOption(before) : withoutOption(before, option.get());
    if (after.equals(before)) {
      return Edited.unchanged(text);
    }
    return new Edited(Optional.of(ini.with(part.get(), after)), message(before, after));
  }

  private String message(List<String> before, List<String> after) {
    if (!present) {
      return "option removed";
    }
    return after.size() > before.size() ? "option added" : "option changed";
  }

  private Edited withNewSection(IniText ini) {
    List<String> lines = new ArrayList<>();
    for (IniOption wanted : having) {
      IniLines added = new IniLines(wanted.name(), form, lines);
      added.add(wanted.values());
      lines = added.texts();
    }
    List<String> added = new ArrayList<>();
    section.ifPresent(name -> added.add("[" + name + "]\n"));
    added.addAll(withOption(lines));
    return new Edited(
        Optional.of(ini.withAtEnd(added)),
        option.isPresent() ? "section and option added" : "only section added");
  }

  private List<String> withOption(List<String> before) {
    if (option.isEmpty()) {
      return before;
    }
    IniLines lines = new IniLines(option.get().name(), form, before);
    List<Optional<String>> missing = lines.settle(option.get().values());
    if (exclusive) {
      missing = lines.replace(missing);
      lines.removeOthers();
    }
    lines.add(missing);
    return lines.texts();
  }

  private List<String> withoutOption(List<String> before, IniOption unwanted) {
    IniLines lines = new IniLines(unwanted.name(), form, before);
    if (exclusive || unwanted.values().isEmpty()) {
      lines.removeOthers();
    } else {
      lines.removeValues(unwanted.values());
    }
    return lines.texts();
  }
}
