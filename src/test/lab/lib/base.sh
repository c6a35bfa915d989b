# The base: one Debian tree that all hosts share read-only. Made once, cached under a name that is
# the hash of its recipe. Sourced, never run.
# shellcheck shell=bash

base_key() {
  { cat "$LAB_LIBRARY/base-recipe.sh" && echo "$LAB_SUITE $(dpkg --print-architecture)" &&
    echo "${LAB_USERS[*]} $LAB_PASSWORD"; } | sha256sum | cut -c 1-16
}

base_directory() {
  echo "$LAB_HOME/base/$LAB_SUITE-$(base_key)"
}

# Prints the base's directory, making it first when it is missing. Safe to run twice at once.
ensure_base() {
  local directory
  directory="$(base_directory)"
  if [ ! -d "$directory" ]; then
    mkdir -p "$LAB_HOME/base"
    with_lock "$LAB_HOME/base/lock" make_base "$directory"
  fi
  echo "$directory"
}

make_base() {
  local directory="$1" building
  [ ! -d "$directory" ] || return 0 # another run made it while this one waited for the lock
  require_commands debootstrap=debootstrap
  rm -rf "$LAB_HOME"/base/building.* # of a run that was killed
  building="$(mktemp -d "$LAB_HOME/base/building.XXXXXX")"
  chmod 755 "$building"
  note "making the base of $LAB_SUITE hosts, once, in $directory (one to five minutes)"
  if ! fill_base "$building" >"$LAB_HOME/base/log" 2>&1; then
    tail -n 15 "$LAB_HOME/base/log" >&2
    rm -rf "$building"
    fail "the base could not be made; the whole log: $LAB_HOME/base/log"
  fi
  mv "$building" "$directory"
}

# Bases of other recipes. Hosts whose base is removed lose all their programs at once.
remove_old_bases() {
  local base
  [ -z "$(all_labs)" ] || fail "labs are up: $(all_labs | paste -s -d ' '). Fix: take them down first"
  for base in "$LAB_HOME/base/"*-*; do
    if [ -d "$base" ] && [ "$base" != "$(base_directory)" ]; then rm -rf "$base"; fi
  done
}
