# A machine with a kernel of its own, for what no container can show: modules, kernels, GRUB, swap.
# QEMU, with KVM where that works and slowly where not. Sourced, never run.
# shellcheck shell=bash

# On a machine that is busy with other tests a boot without KVM takes minutes.
MACHINE_BOOT_SECONDS=900

require_machine() {
  require_root
  [ "$(uname -m)" = x86_64 ] || fail "the machine is made for x86-64 only"
  require_commands qemu-system-x86_64=qemu-system-x86 mke2fs=e2fsprogs sfdisk=fdisk \
    ssh=openssh-client flock=util-linux
}

# raise_machine HOLD: sets MACHINE, the run's folder. When it fails nothing is left of it.
raise_machine() {
  local image owner
  image="$(ensure_machine_image)"
  remove_ownerless_machines
  mkdir -p "$LAB_RUNS"
  MACHINE="$(mktemp -d "$LAB_RUNS/machine.XXXXXX")"
  # shellcheck disable=SC2064 # the name as it is now
  trap "remove_machine '$MACHINE'" EXIT
  echo "$$ $(process_start_time $$)" >"$MACHINE/owner"
  if [ "$1" = hold ]; then
    exec {owner}<&0
    setsid "$LAB_SCRIPT" machine watch "$MACHINE" <&"$owner" >/dev/null 2>&1 &
    exec {owner}<&-
  fi
  # All that is written goes to a file without a name and is gone with QEMU.
  boot_machine "$image" "$MACHINE" -snapshot
  if [ "$1" != hold ]; then
    rm "$MACHINE/owner"
    trap - EXIT
  fi
}

remove_machine() {
  stop_qemu "$1"
  rm -rf "$1"
}

all_machines() {
  find "$LAB_RUNS" -mindepth 1 -maxdepth 1 -name 'machine.*' 2>/dev/null | sort
}

remove_ownerless_machines() {
  local directory
  for directory in $(all_machines); do
    if lab_owner_died "$directory"; then
      note "removing what is left of $directory"
      remove_machine "$directory"
    fi
  done
}

# Only when the machine is another boot than before: sshd answers for a while after the command.
reboot_machine() {
  local before after=''
  before="$(machine_ssh "$1" cat /proc/sys/kernel/random/boot_id)"
  machine_ssh "$1" systemctl reboot || true
  while [ -z "$after" ] || [ "$after" = "$before" ]; do
    read -rt 0.5 <> <(:) || true
    wait_for_machine "$1" || return 1
    after="$(machine_ssh "$1" cat /proc/sys/kernel/random/boot_id || true)"
  done
}

# boot_machine IMAGE DIRECTORY OPTION...: what belongs to this run of the machine is in DIRECTORY.
boot_machine() {
  local image="$1" directory="$2" port attempt
  shift 2
  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    # A port that is taken shows itself by a QEMU that does not start.
    if start_qemu "$image" "$directory" "$port" "$@"; then
      describe_machine "$image" "$directory" "$port"
      wait_for_machine "$directory"
      return
    fi
    note "QEMU did not start, attempt $attempt"
  done
  return 1
}

# /dev/kvm can be there and open where the processor cannot do it: QEMU then hangs without a word.
machine_accelerator() {
  if [ -w /dev/kvm ] && grep -qE '^flags.* (vmx|svm)( |$)' /proc/cpuinfo; then
    echo kvm:tcg
  else
    echo tcg
  fi
}

# In a shell of its own, which lets go of the lock under which an image is made.
start_qemu() (
  image="$1" directory="$2" port="$3"
  shift 3
  if [ -n "${LAB_LOCK:-}" ]; then exec {LAB_LOCK}>&-; fi
  exec qemu-system-x86_64 -name "$directory" -machine "accel=$(machine_accelerator)" -smp 2 -m 1024 \
    -display none -no-user-config -monitor none -serial "file:$directory/console.log" \
    -drive "file=$image/disk,format=raw,if=virtio,cache=unsafe" \
    -netdev "user,id=net,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=net \
    -device virtio-rng-pci -daemonize -pidfile "$directory/pid" "$@"
)

# The process of that name, or nothing: a pid alone may be another process's by now.
qemu_process() {
  local process
  process="$(cat "$1/pid" 2>/dev/null)" || return 0
  if tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null | grep -qF -- "-name $1 "; then
    echo "$process"
  fi
}

stop_qemu() {
  local process
  process="$(qemu_process "$1")"
  [ -n "$process" ] || return 0
  kill -KILL "$process" 2>/dev/null || true
  while [ -d "/proc/$process" ]; do
    read -rt 0.05 <> <(:) || true
  done
}

wait_for_power_off() {
  local deadline=$((SECONDS + MACHINE_BOOT_SECONDS))
  while [ -n "$(qemu_process "$1")" ]; do
    ((SECONDS <= deadline)) || return 1
    read -rt 0.2 <> <(:) || true
  done
}

describe_machine() {
  install -m 600 "$1/id_ed25519" "$2/id_ed25519"
  cat >"$2/ssh_config" <<END
Host *
  User root
  IdentityFile $2/id_ed25519
  IdentitiesOnly yes
  UserKnownHostsFile $2/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  ConnectTimeout 60
Host machine
  HostName 127.0.0.1
  Port $3
END
  echo "[127.0.0.1]:$3 $(cat "$1/host_key")" >"$2/known_hosts"
  echo "machine 127.0.0.1 $3" >"$2/hosts.txt"
}

machine_ssh() {
  ssh -n -q -F "$1/ssh_config" machine "${@:2}"
}

# QEMU takes connections before the machine has a sshd, and holds them: only an answer counts.
wait_for_machine() {
  local port state deadline=$((SECONDS + MACHINE_BOOT_SECONDS))
  port="$(cut -d ' ' -f 3 "$1/hosts.txt")"
  while [ -n "$(qemu_process "$1")" ] && ((SECONDS <= deadline)); do
    read -rt 0.5 <> <(:) || true
    shows_banner 127.0.0.1 "$port" || continue
    state="$(machine_ssh "$1" systemctl is-system-running --wait 2>&1 || true)"
    case "$state" in
      running) return ;;
      degraded) note "a unit of the machine failed: systemctl --failed" && return ;;
    esac
  done
  tail -n 20 "$1/console.log" >&2
  note "the machine did not boot"
  return 1
}
