package dev.slipway.host;

/** A host did not do what was asked of it. The message is a sentence for the user. */
public abstract sealed class HostException extends Exception
    permits UnreachableException,
        ConnectionLostException,
        BecomeException,
        CommandFailedException,
        CommandTimeoutException,
        UnreadableAnswerException {
  private static final long serialVersionUID = 1L;

  protected HostException(String message) {
    super(message);
  }

  protected HostException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the user can do about it. */
  public abstract String fix();
}
