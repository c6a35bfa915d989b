# A lab's bridge, its subnet, and its way out through this machine. Sourced, never run.
# The kernel is the register: a lab exists while its bridge exists, the bridge's alias names the
# lab's directory, and the rules carry the lab's name as a comment. So no crash can lose track.
# shellcheck shell=bash

# shellcheck disable=SC2034 # fleet.sh reads the lock's name

LAB_ALIAS=slipway-lab:
LAB_NETWORK_LOCK=/run/slipway-lab.lock
LAB_FORWARDING_FILE=/run/slipway-lab.ip_forward # what it was before the first lab

lab_number() {
  echo "${1//[^0-9]/}"
}

lab_subnet() {
  echo "$LAB_NETWORK.$(lab_number "$1").0/24"
}

# lab_address LAB N: 1 is this machine, 10 + n is host n.
lab_address() {
  echo "$LAB_NETWORK.$(lab_number "$1").$2"
}

# All labs of this machine, also those of another LAB_HOME or with other names.
all_labs() {
  local link
  for link in /sys/class/net/*; do
    if [[ "$(cat "$link/ifalias" 2>/dev/null)" == "$LAB_ALIAS"* ]]; then
      basename "$link"
    fi
  done
}

lab_directory() {
  local alias
  alias="$(cat "/sys/class/net/$1/ifalias" 2>/dev/null)" || return 1
  echo "${alias#"$LAB_ALIAS"}"
}

# Prints the name of a new lab with its directory, bridge and rules. Call it under the network lock.
claim_network() {
  local number lab
  for number in $(seq 0 255); do
    lab="$LAB_BRIDGE_PREFIX$number"
    if [ -e "/sys/class/net/$lab" ] || subnet_in_use "$(lab_subnet "$lab")"; then continue; fi
    # First the owner, then the bridge: a bridge without an owner is taken for a leftover.
    rm -rf "${LAB_RUNS:?}/$lab"
    mkdir -p "$LAB_RUNS/$lab/hosts"
    echo "$$ $(process_start_time $$)" >"$LAB_RUNS/$lab/owner"
    make_network "$lab" "$LAB_RUNS/$lab" || { remove_network "$lab"; return 1; }
    echo "$lab"
    return
  done
  note "no free /24 in $LAB_NETWORK.0.0/16. Fix: $LAB_SCRIPT clean, or set SLIPWAY_LAB_NETWORK"
  return 1
}

subnet_in_use() {
  [ -n "$(ip -4 route show table all root "$1")" ]
}

make_network() {
  local lab="$1" directory="$2" subnet
  subnet="$(lab_subnet "$lab")"
  ip link add "$lab" type bridge &&
    ip link set "$lab" alias "$LAB_ALIAS$directory" &&
    ip link set "$lab" mtu "$(way_out_mtu)" up &&
    ip address add "$(lab_address "$lab" 1)/24" dev "$lab" &&
    iptables -w -t nat -A POSTROUTING -s "$subnet" ! -d "$subnet" \
      -m comment --comment "$LAB_ALIAS$lab" -j MASQUERADE &&
    iptables -w -I FORWARD -i "$lab" -m comment --comment "$LAB_ALIAS$lab" -j ACCEPT &&
    iptables -w -I FORWARD -o "$lab" -m comment --comment "$LAB_ALIAS$lab" -j ACCEPT &&
    allow_forwarding
}

# A host that sends larger packets than the way out takes would see downloads hang.
way_out_mtu() {
  local device
  device="$(ip -4 route show default | sed -n '1s/.* dev \([^ ]*\).*/\1/p')"
  awk '{ print ($1 > 1500) ? 1500 : $1 }' "/sys/class/net/${device:-lo}/mtu"
}

allow_forwarding() {
  [ -e "$LAB_FORWARDING_FILE" ] || cat /proc/sys/net/ipv4/ip_forward >"$LAB_FORWARDING_FILE"
  echo 1 >/proc/sys/net/ipv4/ip_forward
}

# Call it under the network lock. The bridge goes last: while it is there, the lab can be found.
remove_network() {
  local lab="$1" link
  for link in "/sys/class/net/vb-$lab-"*; do
    # A killed nspawn can leave its veth, and the next start would fail with "File exists".
    [ ! -e "$link" ] || ip link delete "$(basename "$link")" 2>/dev/null || true
  done
  remove_rules nat "$lab"
  remove_rules filter "$lab"
  if [ -e "/sys/class/net/$lab" ]; then ip link delete "$lab"; fi
  if [ -z "$(all_labs)" ] && [ -e "$LAB_FORWARDING_FILE" ]; then
    cat "$LAB_FORWARDING_FILE" >/proc/sys/net/ipv4/ip_forward
    rm -f "$LAB_FORWARDING_FILE"
  fi
}

remove_rules() {
  local rule words
  iptables -w -t "$1" -S | { grep -E -- "--comment \"?$LAB_ALIAS$2\"?( |$)" || true; } |
    while read -r rule; do
      read -ra words <<<"${rule//\"/}"
      iptables -w -t "$1" -D "${words[@]:1}"
    done
}
