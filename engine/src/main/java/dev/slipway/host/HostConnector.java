package dev.slipway.host;

/** Reaches hosts; one implementation for each kind of connection. */
public interface HostConnector {

  /**
   * Makes one connection.
   *
   * @throws UnreachableException when it cannot be made
   */
  HostConnection connect(Target target) throws HostException;
}
