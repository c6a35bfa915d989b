package dev.slipway.graph;

import dev.slipway.diagnostic.Problems;

/** One step from a play to its graph. */
interface GraphPass {
  void apply(GraphDraft draft, Problems problems);
}
