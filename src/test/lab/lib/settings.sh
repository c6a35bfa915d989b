# Names, places and small words that every part of the lab shares. Sourced, never run.
# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts read what is set here

# Everything that lives longer than one command is here: bases, machine images, running labs.
LAB_HOME="${SLIPWAY_LAB_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/slipway/lab}"
LAB_SUITE="${SLIPWAY_LAB_SUITE:-bookworm}"
# A lab takes one free /24 of this /16; its number names the bridge, the hosts' machines, the veths.
LAB_NETWORK="${SLIPWAY_LAB_NETWORK:-10.88}"
LAB_BRIDGE_PREFIX="${SLIPWAY_LAB_BRIDGE:-slab}" # at most 5 letters: links have short names
LAB_RUNS="$LAB_HOME/run"

# The people who can log in to each host; the password is theirs on the console, too. It holds a
# space, both quotes and a dollar so that a quoting fault anywhere shows itself.
LAB_USERS=(operator secured plain)
LAB_PASSWORD="it's \$5 \"secured\""

fail() {
  echo "lab: $*" >&2
  exit 1
}

note() {
  echo "lab: $*" >&2
}

require_root() {
  [ "$(id -u)" = 0 ] || fail "the lab makes mounts and network links and needs root. Fix: sudo -E $0 ..."
}

# require_commands COMMAND=DEBIAN_PACKAGE...
require_commands() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} = 0 ] || fail "programs are missing on this machine. Fix: apt-get install ${missing[*]}"
}

# with_lock FILE COMMAND...: one holder at a time on this machine. What COMMAND leaves running in
# the background must first close the descriptor LAB_LOCK, or it would hold the lock as well.
with_lock() {
  local file="$1" status=0
  shift
  exec {LAB_LOCK}>>"$file"
  flock "$LAB_LOCK"
  "$@" || status=$?
  exec {LAB_LOCK}>&-
  return "$status"
}

# process_alive "PID START_TIME": a pid alone may have been given to another process since.
process_alive() {
  local pid="${1%% *}" started="${1#* }"
  [ "$(process_start_time "$pid")" = "$started" ]
}

# Field 22 of /proc/PID/stat; the command name before it may hold spaces and brackets.
process_start_time() {
  local stat
  stat="$(cat "/proc/$1/stat" 2>/dev/null)" || return 0
  local fields
  read -ra fields <<<"${stat##*) }"
  echo "${fields[19]}"
}

# The name server of this machine as seen from elsewhere: a stub on loopback is of no use to a host.
write_resolv_conf() {
  local source=/etc/resolv.conf
  if grep -q '^nameserver 127\.' "$source" && [ -e /run/systemd/resolve/resolv.conf ]; then
    source=/run/systemd/resolve/resolv.conf
  fi
  rm -f "$1"
  cp -L "$source" "$1"
}
