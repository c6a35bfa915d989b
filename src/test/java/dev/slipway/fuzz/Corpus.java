package dev.slipway.fuzz;

import dev.slipway.conformance.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Good playbooks to begin with, and the pieces they are made of. */
final class Corpus {
  private final List<Case> cases = Case.all().toList();
  private final List<String> texts =
      cases.stream().flatMap(one -> one.files().values().stream()).distinct().toList();

  /** What pieces may come from. */
  List<String> texts() {
    return texts;
  }

  /** A case with one of its files spoiled. */
  Case spoiled(Mangler mangler) {
    Case whole = cases.get(mangler.below(cases.size()));
    Map<String, String> files = new HashMap<>(whole.files());
    String path = mangler.any(new ArrayList<>(files.keySet()));
    files.put(path, mangler.mangled(files.get(path)));
    return new Case(
        whole.name(), files, whole.asked(), whole.expect(), whole.problems(), whole.differs());
  }
}
