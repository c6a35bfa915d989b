# A lab as a whole: up, down, and what is left of those whose owner died. Sourced, never run.
# shellcheck shell=bash

# raise_lab COUNT PREFIX HOLD TREE: sets LAB. When it fails nothing of the lab is left. Its hosts
# share the tree `base` or `kubernetes`.
raise_lab() {
  local count="$1" prefix="$2" hold="$3" base kubernetes=
  if [ "$4" = kubernetes ]; then
    kubernetes="$(ensure_kubernetes)"
    base="$kubernetes/root"
  else
    base="$(ensure_base)"
  fi
  remove_ownerless_labs
  LAB="$(with_lock "$LAB_NETWORK_LOCK" claim_network)"
  local directory="$LAB_RUNS/$LAB"
  # shellcheck disable=SC2064 # the names as they are now
  trap "remove_lab_of_owner $LAB '$(cat "$directory/owner")'" EXIT
  if [ "$hold" = hold ]; then start_watchdog "$LAB"; fi
  ssh-keygen -q -t ed25519 -N '' -C "$LAB" -f "$directory/id_ed25519"
  echo "$prefix" >"$directory/prefix"
  ln -s "$base" "$directory/base"
  [ -z "$kubernetes" ] || ln -s "$kubernetes" "$directory/kubernetes"
  describe_lab "$LAB"
  add_hosts "$LAB" "$count"
  if [ "$hold" != hold ]; then
    rm "$directory/owner"
    trap - EXIT
  fi
}

# add_hosts LAB COUNT: numbered on from those that are there; all boot at the same time.
add_hosts() {
  local lab="$1" count="$2" prefix first n names=()
  prefix="$(cat "$(lab_directory "$lab")/prefix")"
  first=$(($(host_names "$lab" | wc -l) + 1))
  for n in $(seq "$first" $((first + count - 1))); do
    create_host "$lab" "$prefix$n" "$n"
    describe_host "$lab" "$prefix$n"
    start_host "$lab" "$prefix$n"
    names+=("$prefix$n")
  done
  each_at_once wait_for_host "$lab" "${names[@]}"
}

# each_at_once FUNCTION LAB NAME...: fails when one fails.
each_at_once() {
  local function="$1" lab="$2" name job jobs=() status=0
  shift 2
  for name in "$@"; do
    "$function" "$lab" "$name" &
    jobs+=($!)
  done
  for job in "${jobs[@]}"; do
    wait "$job" || status=1
  done
  return "$status"
}

# In the order of their numbers.
host_names() {
  find "$(lab_directory "$1")/hosts" -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -V
}

# Files for the ssh client, for Slipway and for the tests to read; hosts are added at their ends.
describe_lab() {
  local lab="$1" directory
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
  printf 'all:\n  vars:\n    ansible_user: operator\n    ansible_ssh_private_key_file: %s\n' \
    "$directory/id_ed25519" >"$directory/inventory.yml"
  printf '    ansible_ssh_common_args: -o UserKnownHostsFile=%s\n  hosts:\n' \
    "$directory/known_hosts" >>"$directory/inventory.yml"
}

# shellcheck disable=SC2153 # NAME comes from the settings
describe_host() (
  cd "$(lab_directory "$1")" || return
  # shellcheck source=/dev/null
  . "hosts/$2/settings"
  printf 'Host %s\n  HostName %s\n' "$NAME" "$ADDRESS" >>ssh_config
  printf '    %s:\n      ansible_host: %s\n' "$NAME" "$ADDRESS" >>inventory.yml
  printf '%s %s %s\n' "$NAME" "$ADDRESS" "$MACHINE" >>hosts.txt
  awk -v names="$NAME,$ADDRESS" '{ print names, $1, $2 }' "hosts/$NAME"/identity/*.pub >>known_hosts
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

# Names are given again: by the time the owner ends, LAB may be someone else's.
remove_lab_of_owner() {
  with_lock "$LAB_NETWORK_LOCK" remove_lab_of_owner_now "$@"
}

remove_lab_of_owner_now() {
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
