package dev.slipway.contract;

import dev.slipway.host.HostException;
import java.util.Set;
import java.util.TreeSet;

/** A host at one moment: its files, what runs, its kernel's settings. */
final class Fingerprint {
  /**
   * The time of a file's last change of any kind tells also what was written and set back. The
   * names of units that run, with the number of their run, are links below /run/systemd/units. What
   * <<<<<<< HEAD logins, a kubelet, containerd, mail and the host itself leave behind is not looked
   * at, nor what every reader of rpm's database writes to. ======= logins, a kubelet and its pods,
   * containerd, mail and the host itself leave behind is not looked at. >>>>>>> main
   */
  private static final String SCRIPT =
"""
      find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /usr -o -path /var/log \\
        -o -path /var/lib/systemd -o -path /var/lib/sudo -o -path /run \\
        -o -path /var/spool/exim4 -o -path /var/mail -o -path /var/lib/containerd \\
<<<<<<< HEAD
        -o -name 'systemd-private-*' -o -name 'rpmdb.sqlite-*' \\) -prune -o -path /var/tmp \\
        -o -printf '%p %i %C@ %l\\n'
=======
        -o -path /var/lib/cni -o -path /var/lib/kubelet/pods -o -name 'systemd-private-*' \\) -prune \\
        -o -path /var/tmp -o -path /var/lib -o -printf '%p %i %C@ %l\\n'
>>>>>>> main
      find /tmp /usr/local /usr/lib/systemd /run/systemd/units -xdev \\
        -name 'systemd-private-*' -prune -o -printf '%p %i %C@ %l\\n' |
        grep -v -e 'invocation:session-' -e 'invocation:user' -e '^/run/systemd/units ' \
          -e invocation:kubelet -e invocation:kubepods -e invocation:cri-containerd
      uname -n
      cd /proc/sys/net && grep . ipv4/ip_forward ipv4/tcp_rmem core/somaxconn
""";

  private Fingerprint() {}

  static Set<String> of(ContractHost host) throws HostException {
    return new TreeSet<>(host.asRoot(SCRIPT).stdoutText().lines().toList());
  }
}
