package dev.slipway.load.inventory;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;

/** Reads a list of hosts from the command line, such as {@code web1,web[2:4]:2222,}. */
final class HostList {
  private HostList() {}

  static void read(SourceFile source, InventoryDraft draft, Problems problems) {
    GroupDraft ungrouped = draft.declare(InventoryDraft.UNGROUPED);
    LocatedText list = LocatedText.line(source, 1, source.text());
    int start = 0;
    while (start <= list.text().length()) {
      int comma = list.text().indexOf(',', start);
      int end = comma < 0 ? list.text().length() : comma;
      LocatedText item = list.part(start, end).strip();
      if (!item.isEmpty()) {
        draft.addHosts(ungrouped, item, new InlineVariables(problems), problems);
      }
      start = end + 1;
    }
  }
}
