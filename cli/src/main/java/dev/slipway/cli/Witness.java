package dev.slipway.cli;

import dev.slipway.run.EventSink;
import dev.slipway.run.Recap;
import java.util.Optional;

/** Sees all events of a run, and leaves something behind when it is over. */
interface Witness extends EventSink {

  /**
   * The run is over.
   *
   * @param recap what came of it; empty when it was broken off
   */
  void over(Optional<Recap> recap);
}
