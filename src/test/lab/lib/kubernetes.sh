# What hosts of a Kubernetes lab have besides the base: a layer with containerd, kubeadm, kubelet and
# what they need, and the images of the control plane. Cached by recipe. Sourced, never run.
# shellcheck shell=bash

KUBERNETES_PACKAGES=(kubernetes-client containerd runc containernetworking-plugins etcd-client conntrack socat
  ebtables ethtool iptables openssl ca-certificates)

kubernetes_directory() {
  local key
  key="$({ cat "$LAB_LIBRARY"/kubernetes.sh "$LAB_LIBRARY"/kubernetes-images.sh "$LAB_LIBRARY"/import-images "$LAB_LIBRARY"/lab-cluster &&
    echo "${KUBERNETES_PACKAGES[*]} $(base_directory) $(programs_directory)"; } | sha256sum | cut -c 1-16)"
  echo "$KUBERNETES_HOME/hosts-$KUBERNETES_VERSION-$key"
}

# Prints the directory with `root` and `containerd`, making it first when it is missing.
ensure_kubernetes() {
  local directory base programs
  directory="$(kubernetes_directory)"
  if [ ! -d "$directory" ]; then
    base="$(ensure_base)"
    programs="$(ensure_programs)"
    with_lock "$KUBERNETES_HOME/lock" make_kubernetes "$base" "$programs" "$directory"
  fi
  echo "$directory"
}

make_kubernetes() {
  local base="$1" programs="$2" directory="$3" building
  [ ! -d "$directory" ] || return 0 # another run made it while this one waited for the lock
  rm -rf "$KUBERNETES_HOME"/filling.* # of a run that was killed
  building="$(mktemp -d "$KUBERNETES_HOME/filling.XXXXXX")"
  note "making the tree of Kubernetes hosts, once, in $directory (about a minute)"
  if ! fill_kubernetes "$base" "$programs" "$building" >"$KUBERNETES_HOME/hosts-log" 2>&1; then
    tail -n 15 "$KUBERNETES_HOME/hosts-log" >&2
    rm -rf "$building"
    fail "the tree of Kubernetes hosts could not be made; the whole log: $KUBERNETES_HOME/hosts-log"
  fi
  chmod 755 "$building"
  mv "$building" "$directory"
}

# A chain, for a function that stands in a condition runs without errexit.
fill_kubernetes() {
  local base="$1" programs="$2" building="$3" root="$3/root"
  cp -a --reflink=auto "$base" "$root" &&
    write_resolv_conf "$root/etc/resolv.conf" &&
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" &&
    chmod +x "$root/usr/sbin/policy-rc.d" &&
    in_root "$root" apt-get update &&
    in_root "$root" apt-get install --yes --no-install-recommends "${KUBERNETES_PACKAGES[@]}" &&
    rm "$root/usr/sbin/policy-rc.d" "$root/etc/resolv.conf" &&
    add_kubernetes_programs "$programs" "$root" &&
    make_images "$programs" "$root" "$building/images" &&
    import_images "$root" "$building/images" "$building/containerd" &&
    rm -r "$building/images" &&
    write_kubelet_unit "$root" &&
    write_containerd_settings "$root" &&
    write_lab_unit "$root" &&
    install -m 755 "$LAB_LIBRARY/lab-cluster" "$root/usr/local/sbin/lab-cluster"
}

# As packages: the module package sees them, and can hold them.
add_kubernetes_programs() {
  local programs="$1" root="$2" packages="$2/opt/kubernetes/packages"
  mkdir -p "$packages"
  cp -a "$root/usr/lib/cni" "$root/opt/cni-bin" && mkdir -p "$root/opt/cni" && mv "$root/opt/cni-bin" "$root/opt/cni/bin" &&
    make_package "$packages" kubeadm "$programs/kubeadm" kubeadm &&
    make_package "$packages" kubelet "$programs/kubelet" kubelet &&
    make_package "$packages" cri-tools "$programs/lab-crictl" crictl &&
    in_root "$root" sh -c 'dpkg --install /opt/kubernetes/packages/*.deb' &&
    echo 'runtime-endpoint: unix:///run/containerd/containerd.sock' >"$root/etc/crictl.yaml"
}

# make_package PACKAGES NAME PROGRAM COMMAND
make_package() {
  local packages="$1" name="$2" tree="$1/$2.tree"
  install -D -m 755 "$3" "$tree/usr/bin/$4"
  mkdir -p "$tree/DEBIAN"
  chmod 755 "$packages" "$tree" "$tree/DEBIAN"
  cat >"$tree/DEBIAN/control" <<END
Package: $name
Version: $KUBERNETES_VERSION-00
Architecture: $(dpkg --print-architecture)
Maintainer: the lab <root@localhost>
Description: $name, built by the lab
END
  dpkg-deb --root-owner-group -Zgzip --build "$tree" "$packages/${name}_$KUBERNETES_VERSION-00.deb" && rm -r "$tree"
}

# What the packages of the Kubernetes project bring.
write_kubelet_unit() {
  local units="$1/usr/lib/systemd/system"
  cat >"$units/kubelet.service" <<'END'
[Unit]
Description=kubelet: The Kubernetes Node Agent
Documentation=https://kubernetes.io/docs/
Wants=network-online.target
After=network-online.target
StartLimitIntervalSec=0

[Service]
ExecStart=/usr/bin/kubelet
Restart=always
RestartSec=10

[Install]
WantedBy=multi-user.target
END
  mkdir -p "$units/kubelet.service.d"
  cat >"$units/kubelet.service.d/10-kubeadm.conf" <<'END'
[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/default/kubelet
ExecStart=
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
END
  in_root "$1" systemctl enable kubelet.service containerd.service
}

# In a host of the lab containerd may neither lower a process's oom score nor use AppArmor, and there
# are no kernel modules that it could load.
write_containerd_settings() {
  local root="$1"
  mkdir -p "$root/etc/containerd" "$root/etc/systemd/system/containerd.service.d"
  in_root "$root" containerd config default |
    sed -e 's#sandbox_image = .*#sandbox_image = "k8s.gcr.io/pause:3.2"#' -e 's#bin_dir = .*#bin_dir = "/opt/cni/bin"#' \
      -e 's#disable_apparmor = false#disable_apparmor = true#' \
      -e 's#restrict_oom_score_adj = false#restrict_oom_score_adj = true#' \
      -e 's#SystemdCgroup = false#SystemdCgroup = true#' >"$root/etc/containerd/config.toml"
  printf '[Service]\nExecStartPre=\n' >"$root/etc/systemd/system/containerd.service.d/10-lab.conf"
}

# /sys is writable in these hosts, so networkd would wait for a udev that is not there. nspawn mounts
# the v1 controllers read-only; containerd and kubelet need to write there. /proc/sys is writable as
# well, for kubelet: what Debian sets at boot would reach the kernel of this machine.
write_lab_unit() {
  local root="$1"
  rm -f "$root"/usr/lib/sysctl.d/50-pid-max.conf "$root"/usr/lib/sysctl.d/99-protect-links.conf
  cat >"$root/usr/local/sbin/lab-start" <<'END'
#!/bin/sh
for hierarchy in /sys/fs/cgroup/*; do
  [ -L "$hierarchy" ] || mount -o remount,bind,rw,nosuid,nodev,noexec "$hierarchy" 2>/dev/null
done
mount --make-rshared /
. /etc/lab-network
ip link set host0 mtu "$MTU" up
ip address replace "$ADDRESS/24" dev host0
ip route replace default via "$GATEWAY"
END
  chmod +x "$root/usr/local/sbin/lab-start"
  cat >"$root/etc/systemd/system/lab-start.service" <<'END'
[Unit]
DefaultDependencies=no
After=systemd-remount-fs.service
Before=network-pre.target network.target containerd.service kubelet.service ssh.service systemd-sysctl.service
Wants=network-pre.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/local/sbin/lab-start

[Install]
WantedBy=sysinit.target
END
  in_root "$root" systemctl enable lab-start.service &&
    in_root "$root" systemctl mask systemd-networkd.service systemd-networkd.socket
}
