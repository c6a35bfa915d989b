package dev.slipway.modules.packages;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.List;

/**
 * Which keys does rpm trust? As the names of their packages, {@code gpg-pubkey-VERSION-RELEASE}:
 * the version is the end of the fingerprint, or all of it, the release tells when the key was made.
 */
record RpmKeysProbe() implements Probe<List<String>> {
  private static final String SCRIPT =
      """
      part keys
      LC_ALL=C rpm -q gpg-pubkey 2>/dev/null | grep '^gpg-pubkey-.*-'
      :
      """;

  private static final ProbeKind<RpmKeysProbe, List<String>> KIND =
      new OneQuestion<>("rpm keys", SCRIPT, output -> output.lines("keys"));

  @Override
  public ProbeKind<RpmKeysProbe, List<String>> kind() {
    return KIND;
  }
}
