package dev.slipway.host;

/** The login works, but the user to become cannot be had. */
public final class BecomeException extends HostException {
  private static final long serialVersionUID = 1L;

  public BecomeException(String message) {
    super(message);
  }

  @Override
  public String fix() {
    return "check the sudo rights of the login user; -K asks for the password that sudo wants";
  }
}
