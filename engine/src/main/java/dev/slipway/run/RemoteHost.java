package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.HostReader;
import dev.slipway.module.Diff;
import dev.slipway.module.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host as a run knows it: the connection, the answers that hold, and in a dry run what the tasks
 * so far would have made of it. Shared by all tasks that work on this host, delegated ones too.
 */
final class RemoteHost implements AutoCloseable {
  private final HostLink link;
  private final Questions questions;
  private final List<Planned> planned = new ArrayList<>();
  private Forecast forecast = Forecast.none();
  private int changes;

  /** A change that a dry run has planned, and by which task. */
  record Planned(String task, Diff diff) {}

  RemoteHost(HostLink link) {
    this.link = link;
    this.questions = new Questions(link);
  }

  HostLink link() {
    return link;
  }

  Questions questions() {
    return questions;
  }

  /** What the host answers now. */
  HostReader reader(Become become) {
    return new RemoteReader(questions, become);
  }

  /** What the host would answer after what is planned so far. */
  synchronized ForecastReader forecastReader(Become become) {
    return new ForecastReader(reader(become), forecast, List.copyOf(planned));
  }

  /** Notes a planned change, which later tasks of the dry run see. */
  synchronized void plan(String task, Diff diff) {
    planned.add(new Planned(task, diff));
    forecast = forecast.after(diff.predictions());
  }

  /** Notes that the host may have changed. */
  synchronized void changed() {
    questions.forget();
    changes++;
  }

  /** Grows with every change that was applied. */
  synchronized int changes() {
    return changes;
  }

  /** The latest planned task whose effects nobody can tell in full. */
  synchronized Optional<String> openEnded() {
    return planned.reversed().stream()
        .filter(change -> change.diff().openEnded())
        .map(Planned::task)
        .findFirst();
  }

  /** Nothing is to be done here any more, as far as anybody knows; what is planned is kept. */
  void rest() {
    questions.rest();
  }

  @Override
  public void close() {
    link.close();
  }
}
