package dev.slipway.host.probe;

/**
 * Who is at work on a host.
 *
 * @param acting the user as whom things are done
 * @param login the user who logged in, and without whom nobody could log in again
 */
public record LoginUser(String acting, String login) {

  public boolean is(String name) {
    return acting.equals(name) || login.equals(name);
  }
}
