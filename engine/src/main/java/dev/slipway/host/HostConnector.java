package dev.slipway.host;

/** Reaches hosts; one implementation for each kind of connection. */
public interface HostConnector {

  /**
   * Says that connections will be made soon, so that what they need can be brought in beside other
   * work. Returns at once; nothing is contacted.
   */
  default void makeReady() {}

  /**
   * Makes one connection.
   *
   * @throws UnreachableException when it cannot be made
   */
  HostConnection connect(Target target) throws HostException;
}
