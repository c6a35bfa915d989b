package dev.slipway.cli;

import dev.slipway.report.BusyHosts;
import dev.slipway.run.EventSink;
import dev.slipway.run.RunEvent;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a line for each busy host below everything else on a terminal. It is taken away before
 * other lines are written, and drawn again after each event.
 */
final class LiveRegion implements EventSink {
  private static final int MOST = 12;
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

  private final PrintStream out;
  private final BusyHosts busy;
  private EventSink report = _ -> {};
  private int drawn;

  LiveRegion(PrintStream out, BusyHosts busy) {
    this.out = out;
    this.busy = busy;
  }

  /** Events go to this report too; it writes by {@link #line}. */
  void reportTo(EventSink sink) {
    report = sink;
  }

  @Override
  public synchronized void on(RunEvent event) {
    busy.on(event);
    report.on(event);
    draw();
  }

  /** Writes a line above the region. */
  synchronized void line(String line) {
    erase();
    out.println(line);
  }

  /** Leaves nothing of the region on the terminal. */
  synchronized void close() {
    erase();
    out.flush();
  }

  private void erase() {
    if (drawn > 0) {
      out.print("\r" + UP_AND_CLEAR.repeat(drawn));
      drawn = 0;
    }
  }

  private void draw() {
    erase();
    List<String> lines = new ArrayList<>(busy.lines());
    int more = lines.size() - MOST;
    if (more > 0) {
      lines = new ArrayList<>(lines.subList(0, MOST));
      lines.add("  ... and " + more + " more hosts");
    }
    if (!lines.isEmpty()) {
      out.print(NO_WRAP + String.join("\n", lines) + "\n" + WRAP);
      drawn = lines.size();
    }
    out.flush();
  }
}
