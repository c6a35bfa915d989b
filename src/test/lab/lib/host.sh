# One host: its identity, its start, the wait until it is ready, its end. Sourced, never run.
# shellcheck shell=bash

host_directory() {
  echo "$(lab_directory "$1")/hosts/$2"
}

# Machine and veth names are global on the machine and short (a link's name has 15 characters at
# most): slab7-2 and vb-slab7-2, whatever the host is called.
host_machine() {
  host_setting "$1" "$2" MACHINE
}

host_setting() (
  # shellcheck source=/dev/null
  . "$(host_directory "$1" "$2")/settings"
  echo "${!3}"
)

# create_host LAB NAME N: all that a host keeps when it is reset.
create_host() {
  local lab="$1" name="$2" directory
  directory="$(host_directory "$lab" "$name")"
  mkdir -p "$directory/identity"
  cat >"$directory/settings" <<END
NAME=$name
MACHINE=$lab-$3
BRIDGE=$lab
ADDRESS=$(lab_address "$lab" $((10 + $3)))
GATEWAY=$(lab_address "$lab" 1)
MTU=$(cat "/sys/class/net/$lab/mtu")
BASE='$(readlink "$(lab_directory "$lab")/base")'
KUBERNETES='$(readlink "$(lab_directory "$lab")/kubernetes" || true)'
END
  tr -d - </proc/sys/kernel/random/uuid >"$directory/identity/machine-id"
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$directory/identity/ssh_host_ed25519_key"
  ssh-keygen -q -t ecdsa -N '' -C "$name" -f "$directory/identity/ssh_host_ecdsa_key"
  cp "$(lab_directory "$lab")/id_ed25519.pub" "$directory/authorized_keys"
  cp "$LAB_LIBRARY/lab-rpm" "$LAB_LIBRARY/lab-ceph" "$directory"
  write_resolv_conf "$directory/resolv.conf"
}

start_host() {
  local directory machine
  directory="$(host_directory "$1" "$2")"
  machine="$(host_machine "$1" "$2")"
  (
    enter_cgroup "$machine"
    exec setsid unshare --mount --pid --fork --kill-child --mount-proc \
      "$LAB_LIBRARY/boot-host" "$directory"
  ) </dev/null >>"$directory/console.log" 2>&1 &
  disown # or the shell would announce each host's death
  # Whoever asks from now on "does the host live?" looks into the cgroup.
  until [ -n "$(cgroup_processes "$machine")" ] || ! kill -0 $! 2>/dev/null; do
    read -rt 0.02 <> <(:) || true
  done
}

# Done when sshd shows its banner and systemd has finished booting: sshd answers before that.
wait_for_host() {
  local lab="$1" name="$2" machine deadline state
  machine="$(host_machine "$lab" "$name")"
  deadline=$((SECONDS + ${SLIPWAY_LAB_BOOT_SECONDS:-120}))
  until shows_banner "$(host_setting "$lab" "$name" ADDRESS)" 22; do
    if [ -z "$(cgroup_processes "$machine")" ] || ((SECONDS > deadline)); then
      tail -n 20 "$(host_directory "$lab" "$name")/console.log" >&2
      note "$name did not boot"
      return 1
    fi
    read -rt 0.1 <> <(:) || true
  done
  while :; do
    state="$(lab_ssh "$lab" "$name" systemctl is-system-running --wait 2>&1 || true)"
    case "$state" in
      running) return ;;
      degraded) note "$name: a unit failed; see: $LAB_SCRIPT ssh $name systemctl --failed"; return ;;
    esac
    ((SECONDS <= deadline)) || { note "$name: the boot does not end; systemd says: $state"; return 1; }
  done
}

# shows_banner ADDRESS PORT: whether a sshd answers there now.
shows_banner() {
  # shellcheck disable=SC2016 # the inner shell expands
  timeout 2 bash -c 'exec 3<>"/dev/tcp/$1/$2" && head -n 1 <&3' bash "$1" "$2" 2>/dev/null |
    grep -q '^SSH-2'
}

# Power cut: nothing in the host gets to say a word.
kill_host() {
  local machine
  machine="$(host_machine "$1" "$2")"
  kill_cgroups "$machine" || fail "$2: processes in the cgroup $machine cannot be killed"
  ip link delete "vb-$machine" 2>/dev/null || true
}

# A fresh tree with the old name, address, machine-id and host keys.
reset_host() {
  local directory
  directory="$(host_directory "$1" "$2")"
  kill_host "$1" "$2"
  rm -rf "$directory/upper" "$directory/work" "$directory/disk" "$directory/prepared"
  start_host "$1" "$2"
  wait_for_host "$1" "$2"
}

# Only when the host is another boot than before: sshd answers for a while after the command.
reboot_host() {
  local before after=''
  before="$(lab_ssh "$1" "$2" cat /proc/sys/kernel/random/boot_id)"
  lab_ssh "$1" "$2" systemctl reboot || true
  while [ -z "$after" ] || [ "$after" = "$before" ]; do
    read -rt 0.1 <> <(:) || true
    wait_for_host "$1" "$2" || return 1
    after="$(lab_ssh "$1" "$2" cat /proc/sys/kernel/random/boot_id || true)"
  done
}

# The host's whole tree, /tmp and /run included, as a directory of this machine. The host's systemd
# is process 1 of a namespace in the namespace that boot-host is process 1 of.
host_root() {
  local process levels here
  here="$(awk '/^NSpid:/ { print NF }' /proc/self/status)"
  for process in $(cgroup_processes "$(host_machine "$1" "$2")"); do
    levels="$(awk '/^NSpid:/ && $NF == 1 { print NF }' "/proc/$process/status" 2>/dev/null || true)"
    if [ "$levels" = $((here + 2)) ]; then
      echo "/proc/$process/root"
      return
    fi
  done
  fail "$2 is switched off"
}

lab_ssh() {
  ssh -n -q -F "$(lab_directory "$1")/ssh_config" "${@:2}"
}

host_console() {
  cat "$(host_directory "$1" "$2")/console.log"
}
