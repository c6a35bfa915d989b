# A lab as a whole: up, down, and what is left of those whose owner died. Sourced, never run.
# shellcheck shell=bash

# raise_lab COUNT PREFIX HOLD: sets LAB. When it fails nothing of the lab is left.
raise_lab() {
  local count="$1" prefix="$2" hold="$3" base n
  base="$(ensure_base)"
  remove_ownerless_labs
  LAB="$(with_lock "$LAB_NETWORK_LOCK" claim_network)"
  # shellcheck disable=SC2064 # the name as it is now
  trap "remove_lab $LAB" EXIT
  local directory="$LAB_RUNS/$LAB"
  if [ "$hold" = hold ]; then start_watchdog "$LAB"; fi
  ssh-keygen -q -t ed25519 -N '' -C "$LAB" -f "$directory/id_ed25519"
  for n in $(seq "$count"); do
    create_host "$LAB" "$prefix$n" "$n" "$base"
  done
  describe_lab "$LAB"
  start_hosts "$LAB"
  if [ "$hold" != hold ]; then
    rm "$directory/owner"
    trap - EXIT
  fi
}

start_hosts() {
  local lab="$1" name waits=()
  for name in $(host_names "$lab"); do
    start_host "$lab" "$name"
  done
  for name in $(host_names "$lab"); do
    wait_for_host "$lab" "$name" &
    waits+=($!)
  done
  for name in "${waits[@]}"; do
    wait "$name" || return 1
  done
}

# In the order of their numbers.
host_names() {
  find "$(lab_directory "$1")/hosts" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -V
}

# Files for the ssh client, for Slipway and for the tests to read.
describe_lab() {
  local lab="$1" directory name
  directory="$(lab_directory "$lab")"
  cat >"$directory/ssh_config" <<END
Host *
  User root
  IdentityFile $directory/id_ed25519
  IdentitiesOnly yes
  UserKnownHostsFile $directory/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  ConnectTimeout 5
END
  printf 'lab=%s\ndirectory=%s\nhosts=%s\n' "$lab" "$directory" \
    "$(host_names "$lab" | paste -s -d ' ')" >"$directory/lab.properties"
  printf 'all:\n  vars:\n    ansible_user: operator\n    ansible_ssh_private_key_file: %s\n' \
    "$directory/id_ed25519" >"$directory/inventory.yml"
  printf '    ansible_ssh_common_args: -o UserKnownHostsFile=%s\n  hosts:\n' \
    "$directory/known_hosts" >>"$directory/inventory.yml"
  for name in $(host_names "$lab"); do
    describe_host "$lab" "$name" "$directory"
  done
}

# shellcheck disable=SC2153 # NAME comes from the settings
describe_host() (
  # shellcheck source=/dev/null
  . "$(host_directory "$1" "$2")/settings"
  printf 'Host %s\n  HostName %s\n' "$NAME" "$ADDRESS" >>"$3/ssh_config"
  printf '    %s:\n      ansible_host: %s\n' "$NAME" "$ADDRESS" >>"$3/inventory.yml"
  printf '%s.address=%s\n%s.machine=%s\n' "$NAME" "$ADDRESS" "$NAME" "$MACHINE" >>"$3/lab.properties"
  awk -v names="$NAME,$ADDRESS" '{ print names, $1, $2 }' "$3/hosts/$NAME"/identity/*.pub \
    >>"$3/known_hosts"
)

# Outlives a SIGKILL of its parent and of its parent's process group: it waits for the end of the
# standard input, which the owner of the lab holds open.
start_watchdog() {
  local owner
  exec {owner}<&0
  setsid "$LAB_SCRIPT" watch "$1" "$(cat "$(lab_directory "$1")/owner")" \
    <&"$owner" >/dev/null 2>&1 &
  exec {owner}<&-
}

# Names are given again: by the time the input ends, LAB may be someone else's.
remove_lab_of_owner() {
  local directory
  directory="$(lab_directory "$1")" || return 0
  if [ "$(cat "$directory/owner" 2>/dev/null)" = "$2" ]; then remove_lab_now "$1"; fi
}

remove_lab() {
  with_lock "$LAB_NETWORK_LOCK" remove_lab_now "$1"
}

# Removes whatever the kernel and the disk know of a lab; each step bears that it was done before.
# Under the network lock, or a lab that just took the same name would be hit.
remove_lab_now() {
  local lab="$1" directory
  directory="$(lab_directory "$lab" || echo "$LAB_RUNS/$lab")"
  # shellcheck disable=SC2046 # one word per cgroup
  kill_cgroups $(lab_cgroups "$lab") || note "$lab: some processes cannot be killed"
  rm -rf "$directory" "/run/systemd/nspawn/propagate/$lab-"* "/run/systemd/nspawn/unix-export/$lab-"*
  remove_network "$lab"
}

# Labs whose `up` was killed before it could say "ready", or before it could clean up.
remove_ownerless_labs() {
  with_lock "$LAB_NETWORK_LOCK" remove_ownerless_labs_now
}

remove_ownerless_labs_now() {
  local lab directory
  for lab in $(all_labs); do
    directory="$(lab_directory "$lab")"
    if [ ! -d "$directory" ] || lab_owner_died "$directory"; then
      note "removing what is left of $lab"
      remove_lab_now "$lab"
    fi
  done
}

lab_owner_died() {
  local owner
  owner="$(cat "$1/owner" 2>/dev/null)" || return 1
  ! process_alive "$owner"
}
