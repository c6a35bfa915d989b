# What is in the base, the Debian tree that all hosts share. A change of this file makes a new base.
# Sourced, never run.
# shellcheck shell=bash

BASE_PACKAGES=systemd,systemd-sysv,dbus,openssh-server,iproute2,procps,kmod,sudo,curl,attr,acl
# Downloaded, not installed: tests install these without waiting for a mirror.
BASE_CACHED_PACKAGES=(chrony cron tree hello haproxy wget)
# dnf and rpm work on Debian, too: lab-rpm installs them from here where a test asks for them. They
# are not installed on all hosts, for they bring Python along.
BASE_RPM_PACKAGES=(dnf-plugins-core rpm createrepo-c)
BASE_RPM_FOLDER=/opt/lab-rpm
# lab-ceph installs these, for tests of what is in a Ceph cluster.
BASE_CEPH_PACKAGES=(ceph-mon ceph-mgr ceph-osd ceph-common)
BASE_CEPH_FOLDER=/opt/lab-ceph

# A chain, for a function that stands in a condition runs without errexit.
fill_base() {
  local root="$1" mirror security
  mirror="$(mirror_of Debian)" && security="$(mirror_of Debian-Security)" || return 1
  unshare --mount --pid --fork --kill-child --mount-proc debootstrap --variant=minbase \
    --include="$BASE_PACKAGES$(https_package "$mirror$security")" \
    "$LAB_SUITE" "$root" "$mirror" &&
    write_package_sources "$root" "$mirror" "$security" &&
    write_resolv_conf "$root/etc/resolv.conf" &&
    in_root "$root" apt-get update &&
    download_packages "$root" &&
    download_aside "$root" "$BASE_RPM_FOLDER" "${BASE_RPM_PACKAGES[@]}" &&
    download_aside "$root" "$BASE_CEPH_FOLDER" "${BASE_CEPH_PACKAGES[@]}" &&
    add_users "$root" &&
    write_ssh_settings "$root" &&
    quiet_units "$root" &&
    rm -f "$root"/etc/ssh/ssh_host_* "$root/etc/machine-id" "$root/etc/resolv.conf"
}

# mirror_of LABEL: where this machine itself gets that Debian archive from. apt is asked, because
# it knows every format of sources and, from the signed Release files, whose archive each one is.
mirror_of() {
  local found
  if [ -n "${SLIPWAY_LAB_MIRROR:-}" ]; then
    if [ "$1" = Debian ]; then echo "$SLIPWAY_LAB_MIRROR"; else echo "${SLIPWAY_LAB_MIRROR%/}-security"; fi
    return
  fi
  found="$(list_archives "$1")"
  if [ -z "$found" ]; then
    apt-get update >&2 || true
    found="$(list_archives "$1")"
  fi
  if [ -z "$found" ]; then
    echo "This machine's apt sources name no archive with origin Debian and label $1." >&2
    echo "Fix: set SLIPWAY_LAB_MIRROR to a Debian mirror, as http://HOST/debian" >&2
    return 1
  fi
  echo "${found%%$'\n'*}"
}

list_archives() {
  # shellcheck disable=SC2016 # apt expands
  apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages' |
    awk -v label="$1" '$2 == "Debian" && $3 == label { print $1 }'
}

https_package() {
  case "$1" in *https://*) echo ,ca-certificates ;; esac
}

write_package_sources() {
  local root="$1" proxy
  rm -f "$root/etc/apt/sources.list"
  cat >"$root/etc/apt/sources.list.d/debian.sources" <<END
Types: deb
URIs: $2
Suites: $LAB_SUITE $LAB_SUITE-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: $3
Suites: $LAB_SUITE-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  # Translations and the like would double the time of every apt-get update.
  echo 'Acquire::Languages "none";' >"$root/etc/apt/apt.conf.d/90lab"
  proxy="$(apt-config dump --format '%f "%v";%n' | grep -E '^Acquire::https?::Proxy ' || true)"
  echo "$proxy" >>"$root/etc/apt/apt.conf.d/90lab"
}

# One by one: what a package needs depends on what is asked for together with it.
download_packages() {
  local package
  for package in "${BASE_CACHED_PACKAGES[@]}"; do
    in_root "$1" apt-get install --yes --download-only "$package" || return 1
  done
}

# download_aside ROOT FOLDER PACKAGE...: with all they need, where no apt of a host looks by itself.
download_aside() {
  local root="$1" folder="$2"
  shift 2
  mkdir -p "$root$folder/partial" &&
    in_root "$root" apt-get install --yes --no-install-recommends --download-only \
      -o "Dir::Cache::archives=$folder" "$@"
}

add_users() {
  local root="$1" user
  # Debian has a group "operator" of its own, so no user gets a group of its name.
  for user in "${LAB_USERS[@]}"; do
    in_root "$root" useradd --create-home --no-user-group --gid users --shell /bin/bash "$user" || return 1
  done
  printf '%s:%s\n' secured "$LAB_PASSWORD" plain "$LAB_PASSWORD" | in_root "$root" chpasswd || return 1
  echo 'operator ALL=(ALL:ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/operator"
  echo 'secured ALL=(ALL:ALL) ALL' >"$root/etc/sudoers.d/secured"
  chmod 440 "$root/etc/sudoers.d/"*
}

# 90: a playbook that hardens ssh writes a lower number and wins, since sshd takes the first value.
write_ssh_settings() {
  cat >"$1/etc/ssh/sshd_config.d/90-lab.conf" <<END
PermitRootLogin prohibit-password
PasswordAuthentication yes
# Many tests connect at the same moment; the default refuses connections at random from ten on.
MaxStartups 200:30:400
UseDNS no
END
}

# What wakes up by itself would take the apt lock or change files in the middle of a test.
quiet_units() {
  local unit
  for unit in apt-daily.timer apt-daily-upgrade.timer apt-daily.service apt-daily-upgrade.service \
    dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer systemd-networkd-wait-online.service \
    console-getty.service; do
    ln -sf /dev/null "$1/etc/systemd/system/$unit"
  done
  in_root "$1" systemctl enable systemd-networkd.service
}

# in_root ROOT COMMAND...: in a mount and process namespace of its own, so that nothing of it is
# left when it, or the lab, is killed.
in_root() {
  local root="$1"
  shift
  # shellcheck disable=SC2016 # the inner shell expands
  DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    unshare --mount --pid --fork --kill-child sh -c '
      root=$1; shift
      mount -t proc proc "$root/proc" && mount --bind /dev "$root/dev" && exec chroot "$root" "$@"
    ' sh "$root" "$@"
}
