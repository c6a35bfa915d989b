package dev.slipway.module;

/** What a change does. */
public enum Action {
  /** Nothing: the host is as declared. */
  NONE(' '),
  /** Makes something that is absent. */
  CREATE('+'),
  /** Alters something that is there. */
  UPDATE('~'),
  /** Removes something that is there. */
  DELETE('-'),
  /** Runs something whose effect cannot be observed, such as a command. */
  RUN('!');

  private final char symbol;

  Action(char symbol) {
    this.symbol = symbol;
  }

  /** One character that stands for the action in a plan. */
  public char symbol() {
    return symbol;
  }
}
