package dev.slipway.cli;

import java.util.List;

/** The words for what is done about unknown host keys. */
final class HostKeyWords {
  static final List<String> ALL = List.of("strict", "accept-new", "off");

  private HostKeyWords() {}
}
