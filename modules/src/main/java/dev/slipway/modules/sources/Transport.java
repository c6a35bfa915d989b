package dev.slipway.modules.sources;

import dev.slipway.host.Shell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How git reaches another repository. It never asks at a terminal: what it would ask is a failure.
 *
 * @param keyFile the private key on the host
 * @param acceptsNew whether the key of a server that nobody knows yet is accepted and kept
 * @param options further options of ssh, as shell text
 * @param executable git itself
 */
record Transport(
    Optional<String> keyFile, boolean acceptsNew, Optional<String> options, String executable) {

  /**
   * Environment for reading only: the key of a new server is taken as it comes and kept nowhere,
   * since ssh adds to the first of its files; one that differs from what is known is refused.
   */
  Map<String, String> forLooking() {
    return environment(
        acceptsNew
            ? " -o StrictHostKeyChecking=accept-new"
                + " -o 'UserKnownHostsFile=/dev/null ~/.ssh/known_hosts'"
            : "");
  }

  /** Environment for fetching: the key of a new server is kept. */
  Map<String, String> forWork() {
    return environment(acceptsNew ? " -o StrictHostKeyChecking=accept-new" : "");
  }

  private Map<String, String> environment(String checking) {
    String ssh =
        "ssh -o BatchMode=yes"
            + checking
            + keyFile.map(path -> " -o IdentitiesOnly=yes -i " + Shell.quote(path)).orElse("")
            + options.map(text -> " " + text).orElse("");
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_SSH_COMMAND", ssh);
    return environment;
  }
}
