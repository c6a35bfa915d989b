package dev.slipway.host.fact;

import dev.slipway.host.UnreadableAnswerException;
import java.util.List;
import java.util.Map;

/** Facts that come from the same files and commands, and so are asked together. */
interface FactGroup {

  /** The names of the facts, each with one sentence of documentation. */
  Map<String, String> facts();

  /** Small files to be read as text; those that are missing or not readable are left out. */
  default List<String> files() {
    return List.of();
  }

  /** Shell text that prints further parts, whose names no other group uses. */
  default String script() {
    return "";
  }

  /** The values of all facts of the group. Pure. */
  Map<String, Object> read(FactSource source) throws UnreadableAnswerException;
}
