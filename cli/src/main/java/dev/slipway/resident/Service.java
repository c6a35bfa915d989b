package dev.slipway.resident;

import java.io.PrintStream;

/** Carries out calls, one at a time. */
public interface Service {
  /** Gets ready; before the first call. */
  void prepare();

  /**
   * Returns the exit code. An interruption of the thread means that the visitor wants it to end.
   *
   * @throws DeclinedException when it can only be done by the visitor itself; nothing was done or
   *     shown then
   */
  int serve(Call call, PrintStream out, PrintStream err, Asking asking) throws DeclinedException;

  /** Puts things in order; after each call, when the visitor has been told the exit code. */
  void rest();
}
