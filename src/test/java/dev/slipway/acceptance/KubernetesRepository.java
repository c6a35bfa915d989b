package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A signed repository of packages with the names of those of the Kubernetes project, below
 * /srv/kubernetes of each host. The packages hold units that sleep, and nothing else.
 */
final class KubernetesRepository {
  private static final String MAKE =
      """
      set -e
      cd "$1"
      pack() {
        name=$1 version=$2
        mkdir -p tree/DEBIAN pool
        printf 'Package: %s\\nVersion: %s\\nArchitecture: all\\nMaintainer: a test <root@localhost>\\nDescription: a name\\n' \
          "$name" "$version" >tree/DEBIAN/control
        dpkg-deb --root-owner-group -Zgzip --build tree "pool/${name}_$version.deb" >&2
        rm -r tree
      }
      unit() { mkdir -p tree/usr/lib/systemd/system && cat >"tree/usr/lib/systemd/system/$1"; }
      for version in 1.30.2-1.1 1.30.8-1.1; do
        pack kubeadm $version
        pack kubectl $version
        printf '[Service]\\nExecStart=/bin/sleep infinity\\n[Install]\\nWantedBy=multi-user.target\\n' | unit kubelet.service
        pack kubelet $version
      done
      printf '[Service]\\nExecStart=/bin/sleep infinity\\n[Install]\\nWantedBy=multi-user.target\\n' | unit cri-docker.service
      printf '[Socket]\\nListenStream=/run/cri-dockerd.sock\\n[Install]\\nWantedBy=sockets.target\\n' | unit cri-docker.socket
      mkdir -p tree/usr/bin
      printf '#!/bin/sh\\nexec sleep infinity\\n' >tree/usr/bin/cri-dockerd
      chmod 755 tree/usr/bin/cri-dockerd
      pack cri-dockerd 0.3.14
      pack nvidia-container-toolkit 1.18.2-1
      for file in pool/*.deb; do
        dpkg-deb -f "$file"
        echo "Filename: $file"
        echo "Size: $(stat -c %s "$file")"
        echo "SHA256: $(sha256sum "$file" | cut -d' ' -f1)"
        echo
      done >Packages
      printf 'Suite: /\\nDate: %s\\nSHA256:\\n %s %s Packages\\n' "$(date -Ru)" \
        "$(sha256sum Packages | cut -d' ' -f1)" "$(stat -c %s Packages)" >Release
      export GNUPGHOME="$1/keys"
      mkdir -m 700 keys
      gpg --batch --quiet --pinentry-mode loopback --passphrase '' --quick-generate-key 'a test <root@localhost>' rsa3072
      gpg --batch --quiet --clearsign -o InRelease Release
      gpg --batch --quiet --armor --export >Release.key
      gpgconf --kill all
      tar -czf all.tar.gz pool Packages Release InRelease Release.key
      """;

  private KubernetesRepository() {}

  /** Makes the repository in a folder, and puts it on all hosts. */
  static void serve(LabFleet fleet, Path folder) throws IOException {
    Slipway.Finished made =
        Slipway.execute(folder, _ -> {}, List.of("sh", "-c", MAKE, "make", folder.toString()));
    assertThat(made.exit()).as(made.toString()).isZero();
    String packed =
        new String(
            Base64.getEncoder().encode(Files.readAllBytes(folder.resolve("all.tar.gz"))),
            StandardCharsets.US_ASCII);
    for (LabHost host : fleet) {
      host.exec(
              "mkdir -p /srv/kubernetes; echo "
                  + packed
                  + " | base64 -d | tar -xz -C /srv/kubernetes")
          .orFail();
    }
  }
}
