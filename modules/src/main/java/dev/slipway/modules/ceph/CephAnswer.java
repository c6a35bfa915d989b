package dev.slipway.modules.ceph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.support.Json;
import java.util.function.Function;

/** What {@code ceph --format json} says. */
sealed interface CephAnswer {
  /** The number of "there is no such thing", as exit status of {@code ceph}. */
  int MISSING = 2;

  /** It answers. */
  record Said(JsonNode json) implements CephAnswer {}

  /** It says that there is no such thing, or refuses. */
  record Refused(long exit, String said) implements CephAnswer {
    /** Whether the cluster was asked, and does not have it. */
    boolean isMissing() {
      return exit == MISSING && said.contains("ENOENT");
    }
  }

  /** What a tree says, or what a refusal does. */
  default <A> A as(Function<JsonNode, A> known, Function<String, A> refused) {
    return switch (this) {
      case Said(JsonNode json) -> known.apply(json);
      case Refused(long _, String said) -> refused.apply(said);
    };
  }

  static CephAnswer read(Sections output) throws UnreadableAnswerException {
    long exit = output.number("exit");
    if (exit != 0) {
      return new Refused(exit, output.text("complaint").strip());
    }
    return new Said(
        Json.tree(output.text("said").strip())
            .orElseThrow(() -> output.unreadable("ceph printed no JSON")));
  }
}
