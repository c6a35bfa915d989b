package dev.slipway.modules.network;

import dev.slipway.host.probe.CommandProbe;

/** Whether a host carries out anything at all now, whatever it answered before the last change. */
final class Contact {
  static final CommandProbe PROBE = new CommandProbe(":");

  private Contact() {}
}
