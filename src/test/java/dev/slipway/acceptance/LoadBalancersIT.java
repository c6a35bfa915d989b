package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two load balancers in front of a server, with an address that moves. */
@Lab(hosts = 3, fresh = true)
class LoadBalancersIT {
  private static final String GREETING = "here is the server";

  @TempDir private Path folder;

  @Test
  void theAddress_movesToTheHostWhoseHaproxyWorks(LabFleet fleet) throws IOException {
    LabHost first = fleet.host(0);
    LabHost second = fleet.host(1);
    LabHost server = fleet.host(2);
    String vip = first.address().replaceFirst("\\d+$", "200");
    Path inventory = inventory(fleet, vip);
    serve(server);

    Events run = Events.of(play(inventory));
    assertThat(run.changes()).isNotEmpty();
    await(first, holds(vip));
    assertThat(second.exec(holds(vip)).exit()).isNotZero();
    await(server, answers(vip));
    assertThat(Events.of(play(inventory)).changes()).isEmpty();

    first.exec("systemctl stop haproxy").orFail();
    await(second, holds(vip));
    await(server, answers(vip));

    first.exec("systemctl start haproxy").orFail();
    await(first, holds(vip));
    await(server, answers(vip));
  }

  private Path inventory(LabFleet fleet, String vip) throws IOException {
    Path hosts = folder.resolve("lab.yml");
    Files.writeString(hosts, fleet.inventory(LabUser.OPERATOR));
    Path groups = folder.resolve("groups.yml");
    Files.writeString(
        groups,
        """
        lb:
          hosts:
            %s: {priority: 100}
            %s: {priority: 80}
          vars:
            api_vip: %s
            vrrp_password: hush
        kube_control_plane:
          hosts:
            %s:
        """
            .formatted(fleet.host(0).name(), fleet.host(1).name(), vip, fleet.host(2).name()));
    Path all = folder.resolve("inventory");
    Files.createDirectories(all);
    Files.move(hosts, all.resolve("hosts.yml"));
    Files.move(groups, all.resolve("groups.yml"));
    return all;
  }

  private static Slipway.Finished play(Path inventory) {
    Slipway.Finished finished =
        Slipway.run(
            "run", "playbooks/load-balancers.yml", "-i", inventory.toString(), "--output", "json");
    assertThat(finished.exit()).as(finished.toString()).isZero();
    return finished;
  }

  /** A server that greets whoever connects; systemd takes the connections. */
  private static void serve(LabHost server) {
    server
        .exec(
            """
            printf '[Socket]\\nListenStream=6443\\nAccept=yes\\n' >/etc/systemd/system/greet.socket
            printf '[Service]\\nExecStart=/bin/echo %s\\nStandardOutput=socket\\n' \
              >/etc/systemd/system/greet@.service
            systemctl daemon-reload
            systemctl start greet.socket
            """
                .formatted(GREETING))
        .orFail();
  }

  private static String holds(String vip) {
    return "ip -o addr show | grep -qF ' " + vip + "/'";
  }

  private static String answers(String vip) {
    return "bash -c 'exec 3<>/dev/tcp/"
        + vip
        + "/6443; timeout 2 cat <&3' | grep -qF '"
        + GREETING
        + "'";
  }

  /** On the host itself, so that no connection is made for each look. */
  private static void await(LabHost host, String condition) {
    host.exec(
            "i=0; until "
                + condition
                + "; do [ $i -lt 300 ] || exit 1; i=$((i+1)); sleep 0.1; done")
        .orFail();
  }
}
