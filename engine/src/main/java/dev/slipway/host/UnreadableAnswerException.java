package dev.slipway.host;

/** A host answered a question in a form that cannot be read. */
public final class UnreadableAnswerException extends HostException {
  private static final long serialVersionUID = 1L;

  /**
   * @param kind the name of the kind of probe
   */
  public UnreadableAnswerException(String kind, String detail) {
    super("The host's answer to a \"" + kind + "\" question cannot be read: " + detail);
  }

  @Override
  public String fix() {
    return "the host may lack a basic tool; if it does not, this is a bug in Slipway";
  }
}
