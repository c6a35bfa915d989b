package dev.slipway.modules.kubernetes;

import java.util.List;

/**
 * How pods come to a Ceph cluster.
 *
 * @param fsid its identity
 * @param monitors address and port of each
 * @param user without its type
 * @param key of the user, secret
 * @param pool of the volumes
 */
record CephAccess(String fsid, List<String> monitors, String user, String key, String pool) {
  CephAccess {
    monitors = List.copyOf(monitors);
  }

  @Override
  public String toString() {
    return "%s at %s".formatted(user, fsid);
  }
}
