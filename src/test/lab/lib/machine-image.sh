# The disk of the machine that machine.sh runs: the base with a kernel and GRUB. Made once, cached
# under a name that is the hash of this file and of the base's recipe. Sourced, never run.
# shellcheck shell=bash

MACHINE_PACKAGES=(linux-image-cloud-amd64 initramfs-tools zstd grub-pc-bin grub2-common)
# Downloaded, not installed: a second kernel to install, to make the default, to boot.
MACHINE_CACHED_PACKAGES=(linux-image-6.12-cloud-amd64)
MACHINE_DISK=4G

machine_image_directory() {
  echo "$LAB_HOME/machine/$LAB_SUITE-$({ base_key && cat "${BASH_SOURCE[0]}"; } | sha256sum | cut -c 1-16)"
}

# Prints the folder of the disk image and its keys, making it first when it is missing.
ensure_machine_image() {
  local directory base
  directory="$(machine_image_directory)"
  if [ ! -d "$directory" ]; then
    base="$(ensure_base)"
    mkdir -p "$LAB_HOME/machine"
    with_lock "$LAB_HOME/machine/lock" make_machine_image "$directory" "$base"
  fi
  echo "$directory"
}

make_machine_image() {
  local directory="$1" building
  [ ! -d "$directory" ] || return 0
  remove_unfinished_images
  building="$(mktemp -d "$LAB_HOME/machine/building.XXXXXX")"
  note "making the machine's disk, once, in $directory (two to ten minutes)"
  if ! fill_machine_image "$building" "$2" >"$LAB_HOME/machine/log" 2>&1; then
    tail -n 15 "$LAB_HOME/machine/log" >&2
    rm -rf "$building"
    fail "the machine's disk could not be made; the whole log: $LAB_HOME/machine/log"
  fi
  mv "$building" "$directory"
}

# Of runs that were killed. One that is still at work would hold the lock.
remove_unfinished_images() {
  local building
  for building in "$LAB_HOME"/machine/building.*; do
    [ -d "$building" ] || continue
    stop_qemu "$building/first-boot"
    rm -rf "$building"
  done
}

remove_old_images() {
  local image
  [ -z "$(all_machines)" ] || fail "a machine is up. Fix: take it down first"
  for image in "$LAB_HOME/machine/"*-*; do
    if [ -d "$image" ] && [ "$image" != "$(machine_image_directory)" ]; then rm -rf "$image"; fi
  done
}

fill_machine_image() {
  local image="$1" tree="$1/tree"
  cp -a "$2" "$tree" &&
    write_machine_files "$image" "$tree" &&
    install_machine_packages "$tree" &&
    cp -L "$tree/vmlinuz" "$tree/initrd.img" "$image" &&
    make_disk "$image/disk" "$tree" &&
    rm -rf "$tree" &&
    install_grub "$image" &&
    rm "$image/vmlinuz" "$image/initrd.img"
}

write_machine_files() {
  local image="$1" root="$2" home
  ssh-keygen -q -t ed25519 -N '' -C machine -f "$image/id_ed25519" &&
    ssh-keygen -q -t ed25519 -N '' -C machine -f "$root/etc/ssh/ssh_host_ed25519_key" || return 1
  cut -d ' ' -f 1,2 "$root/etc/ssh/ssh_host_ed25519_key.pub" >"$image/host_key"
  echo machine >"$root/etc/hostname"
  printf '127.0.0.1 localhost\n127.0.1.1 machine\n' >"$root/etc/hosts"
  echo 'LABEL=root / ext4 errors=remount-ro 0 1' >"$root/etc/fstab"
  echo 'nameserver 10.0.2.3' >"$root/etc/resolv.conf"
  printf '[Match]\nName=en*\n[Network]\nDHCP=ipv4\nLinkLocalAddressing=no\n' \
    >"$root/etc/systemd/network/10-lab.network"
  for home in "$root/root" "$root"/home/*; do
    install -d -m 700 "$home/.ssh"
    install -m 600 "$image/id_ed25519.pub" "$home/.ssh/authorized_keys"
    chown -R --reference="$home" "$home/.ssh"
  done
  # Without KVM a general initrd takes many minutes to make and long to unpack.
  mkdir -p "$root/etc/initramfs-tools/conf.d"
  printf 'MODULES=list\nCOMPRESS=zstd\nCOMPRESSLEVEL=1\n' >"$root/etc/initramfs-tools/conf.d/lab"
  printf '%s\n' virtio_pci virtio_blk virtio_net ext4 crc32c >"$root/etc/initramfs-tools/modules"
  mkdir -p "$root/etc/default/grub.d" "$root/boot/grub"
  cat >"$root/etc/default/grub.d/lab.cfg" <<END
GRUB_TIMEOUT=0
GRUB_DEFAULT=saved
GRUB_TERMINAL="console serial"
GRUB_CMDLINE_LINUX_DEFAULT=""
GRUB_CMDLINE_LINUX="console=ttyS0 net.ifnames=1"
END
}

install_machine_packages() {
  local root="$1" package
  mv "$root/etc/resolv.conf" "$root/etc/resolv.conf.machine"
  write_resolv_conf "$root/etc/resolv.conf"
  in_root "$root" apt-get install --yes --no-install-recommends "${MACHINE_PACKAGES[@]}" || return 1
  for package in "${MACHINE_CACHED_PACKAGES[@]}"; do
    in_root "$root" apt-get install --yes --no-install-recommends --download-only "$package" || return 1
  done
  mv "$root/etc/resolv.conf.machine" "$root/etc/resolv.conf"
}

# One partition from the first MiB on, so that GRUB has room before it.
make_disk() {
  local disk="$1" tree="$2"
  truncate -s "$MACHINE_DISK" "$disk" &&
    echo '2048,,L,*' | sfdisk --quiet --label dos "$disk" &&
    mke2fs -q -t ext4 -L root -E offset=1048576 -d "$tree" "$disk" \
      "$((($(stat -c %s "$disk") - 1048576) / 1024))k"
}

# GRUB asks the disk where it is, so it is installed from within: the first boot is without it.
install_grub() {
  local image="$1" directory="$1/first-boot" status=0
  mkdir "$directory"
  boot_machine "$image" "$directory" -kernel "$image/vmlinuz" -initrd "$image/initrd.img" \
    -append 'root=LABEL=root rw console=ttyS0' &&
    machine_ssh "$directory" 'grub-install /dev/vda && update-grub && systemctl poweroff' &&
    wait_for_power_off "$directory" || status=1
  stop_qemu "$directory"
  [ "$status" = 0 ] || tail -n 20 "$directory/console.log"
  rm -rf "$directory"
  return "$status"
}
