# The programs of a Kubernetes cluster, built once from Debian's source package, since no archive of
# packages serves kubeadm. Cached by version and recipe. Sourced, never run.
# shellcheck shell=bash

KUBERNETES_VERSION=1.20.2
KUBERNETES_HOME="${SLIPWAY_KUBERNETES_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/slipway/kubernetes}"

# The last Debian release whose archive has the source of the whole of Kubernetes.
require_kubernetes() {
  require_root
  [ "$LAB_SUITE" = bookworm ] ||
    fail "Kubernetes is built from the source package of bookworm, not of $LAB_SUITE. Fix: unset SLIPWAY_LAB_SUITE"
}

programs_directory() {
  local key
  key="$({ find "$LAB_LIBRARY/kubernetes" -type f | LC_ALL=C sort | xargs cat && echo "$KUBERNETES_VERSION" &&
    dpkg --print-architecture; } | sha256sum | cut -c 1-16)"
  echo "$KUBERNETES_HOME/programs-$KUBERNETES_VERSION-$key"
}

# Prints the directory of the programs, building them first when it is missing.
ensure_programs() {
  local directory base
  directory="$(programs_directory)"
  if [ ! -d "$directory" ]; then
    base="$(ensure_base)"
    mkdir -p "$KUBERNETES_HOME"
    with_lock "$KUBERNETES_HOME/lock" make_programs "$base" "$directory"
  fi
  echo "$directory"
}

make_programs() {
  local base="$1" directory="$2" building
  [ ! -d "$directory" ] || return 0 # another run built them while this one waited for the lock
  rm -rf "$KUBERNETES_HOME"/building.* # of a run that was killed
  building="$(mktemp -d "$KUBERNETES_HOME/building.XXXXXX")"
  note "building Kubernetes $KUBERNETES_VERSION, once, in $directory (10 to 40 minutes); the log: $KUBERNETES_HOME/log"
  if ! build_programs "$base" "$building/root" >"$KUBERNETES_HOME/log" 2>&1; then
    tail -n 15 "$KUBERNETES_HOME/log" >&2
    rm -rf "$building"
    fail "Kubernetes could not be built; the whole log: $KUBERNETES_HOME/log"
  fi
  mv "$building/root/srv/programs" "$directory"
  rm -rf "$building"
}

# A chain, for a function that stands in a condition runs without errexit.
build_programs() {
  local base="$1" root="$2"
  cp -a --reflink=auto "$base" "$root" &&
    write_resolv_conf "$root/etc/resolv.conf" &&
    sed -i 's/^Types: deb$/Types: deb deb-src/' "$root/etc/apt/sources.list.d/debian.sources" &&
    echo 'APT::Sandbox::User "root";' >"$root/etc/apt/apt.conf.d/91build" &&
    cp -r "$LAB_LIBRARY/kubernetes" "$root/srv/tools" &&
    in_root "$root" apt-get update &&
    in_root "$root" /srv/tools/build "$KUBERNETES_VERSION"
}
