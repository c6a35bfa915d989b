package dev.slipway.run;

/** Takes the events of a run, one at a time. */
@FunctionalInterface
public interface EventSink {
  void on(RunEvent event);
}
