package dev.slipway.report;

import dev.slipway.report.Paint.Tone;
import dev.slipway.run.EventSink;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Knows what each busy host does now. */
public final class BusyHosts implements EventSink {
  private static final int PERCENT = 100;

  private final Paint paint;
  private final Shown shown;
  private final Map<String, String> doing = new LinkedHashMap<>();

  public BusyHosts(boolean colour, Redactions redactions) {
    this.paint = new Paint(colour);
    this.shown = new Shown(redactions);
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.TaskStarted started ->
          doing.put(started.host(), shown.line(started.node().title()));
      case RunEvent.Transfer transfer -> doing.put(transfer.host(), progress(transfer));
      case RunEvent.TaskEnded ended -> doing.remove(ended.result().host());
      case RunEvent.RunEnded _ -> doing.clear();
      case RunEvent.PlayStarted _,
          RunEvent.PlayPassedOver _,
          RunEvent.TaskPassedOver _,
          RunEvent.Exchanged _,
          RunEvent.FailuresAnswered _,
          RunEvent.HandlersPending _ -> {}
    }
  }

  private String progress(RunEvent.Transfer transfer) {
    long part = transfer.size() == 0 ? PERCENT : transfer.sent() * PERCENT / transfer.size();
    return shown.line(transfer.path()) + "  " + part + " % of " + size(transfer.size());
  }

  private static String size(long bytes) {
    return bytes < 1024 * 1024 ? bytes / 1024 + " KiB" : bytes / (1024 * 1024) + " MiB";
  }

  /** A line for each busy host, in the order in which they became busy. */
  public List<String> lines() {
    return doing.entrySet().stream()
        .map(
            entry ->
                paint.text(Tone.QUIET, "  > " + shown.line(entry.getKey()) + "  ")
                    + paint.text(Tone.QUIET, entry.getValue()))
        .toList();
  }
}
