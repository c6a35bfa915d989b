package dev.slipway.host;

/** No connection could be made, so nothing was done on the host. */
public final class UnreachableException extends HostException {
  private static final long serialVersionUID = 1L;

  /** Why, with what helps. */
  public enum Reason {
    UNKNOWN_ADDRESS("check ansible_host and name resolution"),
    REFUSED("check that sshd runs on this port (ansible_port)"),
    TIMED_OUT("check the address, the network and firewalls"),
    HOST_KEY_UNKNOWN(
        "compare the fingerprint with the host's and add the key to known_hosts, or set"
            + " host_key_checking to accept-new"),
    HOST_KEY_CHANGED(
        "make sure that it is the right host; if it was rebuilt, remove its line from known_hosts"),
    AUTHENTICATION("check the user, the key and the agent; -k asks for a password"),
    PROXY("check the jump host"),
    PROTOCOL("look at the log of sshd on the host"),
    UNSUPPORTED("set ansible_connection to one that is there"),
    SETTING("correct the variable of the host"),
    NO_SHELL("the user needs a POSIX sh as /bin/sh");

    private final String fix;

    Reason(String fix) {
      this.fix = fix;
    }
  }

  private final Reason reason;

  public UnreachableException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public UnreachableException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  @Override
  public String fix() {
    return reason.fix;
  }
}
