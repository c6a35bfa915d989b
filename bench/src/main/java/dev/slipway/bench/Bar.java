package dev.slipway.bench;

import java.util.List;

/**
 * How fast Slipway wants to be, in relation to another.
 *
 * @param most its time, as a part of the other's
 */
record Bar(String task, Contestant than, double most) {
  static final List<Bar> ALL =
      List.of(
          new Bar("W7-version/1", Contestant.ANSIBLE, 0.5),
          new Bar("W7-empty/1", Contestant.ANSIBLE, 0.6),
          new Bar("W1/1", Contestant.MITOGEN, 1 / 12.0),
          new Bar("W1/1", Contestant.ANSIBLE_TUNED, 1 / 50.0),
          new Bar("W1/10", Contestant.MITOGEN, 1 / 30.0),
          new Bar("W1/50", Contestant.MITOGEN, 1 / 25.0),
          new Bar("W2/1", Contestant.MITOGEN, 1 / 5.0),
          new Bar("W2/10", Contestant.MITOGEN, 1 / 12.0),
          new Bar("W6/1", Contestant.MITOGEN, 1 / 10.0),
          new Bar("W3/1", Contestant.MITOGEN, 1 / 5.0),
          new Bar("W3/10", Contestant.MITOGEN, 1 / 15.0),
          new Bar("W4/50", Contestant.ANSIBLE_TUNED, 1 / 5.0),
          new Bar("W5-first/1", Contestant.ANSIBLE_TUNED, 0.7),
          new Bar("W5-second/1", Contestant.ANSIBLE_TUNED, 0.7),
          new Bar("compile/1", Contestant.ANSIBLE, 1 / 5.0));
}
