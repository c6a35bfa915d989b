package dev.slipway.run;

import dev.slipway.graph.Gate;
import dev.slipway.graph.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a host has come through the blocks of a play. Guarded by its host's state. */
final class Gates {
  /** Where an inclusion is none of its choices. */
  static final int NONE = -1;

  private final Map<Integer, Passage> passages = new HashMap<>();

  /** What is known of a host in one block. */
  private static final class Passage {
    private boolean entered;
    private boolean rescuing;
    private boolean failing;
    private boolean left;
    private int chosen = NONE;
  }

  /** What a host has to do with a gate. */
  enum Decision {
    GO_ON,
    /** The host goes on although it failed. */
    RESCUED,
    STOP
  }

  /**
   * A host comes to a gate.
   *
   * @param blocked whether something before it ended badly on the host
   * @param reachable whether the host could be reached so far; a lost host is not rescued
   */
  Decision pass(Gate gate, boolean blocked, boolean reachable) {
    Passage passage = passages.computeIfAbsent(gate.block(), _ -> new Passage());
    return switch (gate.step()) {
      case ENTER -> {
        passage.entered = !blocked;
        yield goOn(!blocked);
      }
      case RESCUE -> {
        passage.rescuing = blocked && passage.entered && reachable;
        yield passage.rescuing ? Decision.RESCUED : goOn(!blocked);
      }
      case ALWAYS -> {
        passage.failing = blocked;
        yield goOn(passage.entered && (!blocked || reachable));
      }
      case LEAVE -> goOn(!blocked && !passage.failing);
      case INCLUDE -> goOn(!blocked);
    };
  }

  private static Decision goOn(boolean well) {
    return well ? Decision.GO_ON : Decision.STOP;
  }

  /** Whether a host does what stands in all of these sections. */
  boolean leadInto(List<Section> sections) {
    return sections.stream().allMatch(this::leadInto);
  }

  private boolean leadInto(Section section) {
    Passage passage = passages.get(section.block());
    return switch (section.part()) {
      case TRY, ALWAYS -> true;
      case RESCUE -> passage != null && passage.rescuing;
      case ROLE -> passage == null || !passage.left;
      case INCLUDED -> passage != null && passage.chosen == section.choice();
    };
  }

  /** An inclusion turned out to be one of its choices. */
  void choose(Gate gate, int choice) {
    passages.computeIfAbsent(gate.block(), _ -> new Passage()).chosen = choice;
  }

  /** The host leaves a role before its end. */
  void leave(Section role) {
    passages.computeIfAbsent(role.block(), _ -> new Passage()).left = true;
  }

  /** What is inside is done once more, from its beginning. */
  void forget(int block) {
    passages.remove(block);
  }

  void forget() {
    passages.clear();
  }
}
