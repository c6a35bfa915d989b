package dev.slipway.host;

/** The connection ended while something was under way; whether it was done is not known. */
public final class ConnectionLostException extends HostException {
  private static final long serialVersionUID = 1L;

  public ConnectionLostException(String message, Throwable cause) {
    super(message, cause);
  }

  public ConnectionLostException(String message) {
    super(message);
  }

  @Override
  public String fix() {
    return "look at the host and the network, then run again: what is done already is seen as done";
  }
}
