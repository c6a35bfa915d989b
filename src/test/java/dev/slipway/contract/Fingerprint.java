package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.ScriptResult;
import java.util.Set;
import java.util.TreeSet;

/** A host at one moment: its files, what runs, its kernel's settings. */
final class Fingerprint {
  /**
   * The time of a file's last change of any kind tells also what was written and set back. The
   * names of units that run, with the number of their run, are links below /run/systemd/units;
   * hostnamed, timedated and localed come when they are asked and go when they are idle. What
   * logins, a kubelet and its pods, containerd, docker, mail and the host itself leave behind is
   * not looked at, nor what every reader of rpm's database writes to, nor the packages of a
   * repository of files, whose times dnf sets whenever it resolves them. That something was in /tmp
   * for a moment (librepo), or in /var after a boot, is no change.
   */
  private static final String SCRIPT =
      """
      set -e
      find / -xdev -ignore_readdir_race \\( \\
        -path /proc -o -path /sys -o -path /dev -o -path /usr -o -path /var/log \\
        -o -path /var/lib/systemd -o -path /var/lib/sudo -o -path /run \\
        -o -path /var/spool/exim4 -o -path /var/mail -o -path /var/lib/containerd \\
        -o -path /var/lib/docker \\
        -o -path /var/lib/cni -o -path /var/lib/kubelet/pods -o -name 'systemd-private-*' \\
        -o -name 'rpmdb.sqlite-*' -o -path /srv/rpm/noarch \\) -prune \\
        -o -path /tmp -o -path /var -o -path /var/tmp -o -path /var/lib -o -printf '%p %i %C@ %l\\n'
      find /tmp -mindepth 1 -xdev -ignore_readdir_race -name 'systemd-private-*' -prune \\
        -o -printf '%p %i %C@ %l\\n'
      find /usr/local /usr/lib/systemd /run/systemd/units -xdev -ignore_readdir_race \\
        -name 'systemd-private-*' -prune -o -printf '%p %i %C@ %l\\n' |
        grep -v -e 'invocation:session-' -e 'invocation:user' -e '^/run/systemd/units ' \\
          -e invocation:kubelet -e invocation:kubepods -e invocation:cri-containerd \\
          -e invocation:systemd-hostnamed -e invocation:systemd-timedated \\
          -e invocation:systemd-localed -e invocation:systemd-update-utmp
      uname -n
      cd /proc/sys/net && grep . ipv4/ip_forward ipv4/tcp_rmem core/somaxconn
      """;

  private Fingerprint() {}

  static Set<String> of(ContractHost host) throws HostException {
    ScriptResult print = host.asRoot(SCRIPT);
    assertThat(print.exit()).as("the fingerprint: " + print.stderrText()).isZero();
    return new TreeSet<>(print.stdoutText().lines().toList());
  }
}
