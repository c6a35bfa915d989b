# Each host in a cgroup of its own. Without that the systemds of all hosts would share one tree,
# and their units would fail at random with 219/CGROUP. It is also the lab's register of processes:
# whatever is in the cgroup belongs to the host. Sourced, never run.
# shellcheck shell=bash

# Mount points of every v1 hierarchy and of v2, whichever the machine has.
cgroup_hierarchies() {
  awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts
}

# Moves this very process, and so what it starts, into the cgroup NAME.
enter_cgroup() {
  local hierarchy
  for hierarchy in $(cgroup_hierarchies); do
    mkdir -p "$hierarchy/$1"
    if [ -e "$hierarchy/cpuset.cpus" ] && [ -w "$hierarchy/$1/cpuset.mems" ]; then
      # A new v1 cpuset is empty, and nothing can enter an empty one.
      cat "$hierarchy/cpuset.cpus" >"$hierarchy/$1/cpuset.cpus"
      cat "$hierarchy/cpuset.mems" >"$hierarchy/$1/cpuset.mems"
    fi
    echo "$BASHPID" >"$hierarchy/$1/cgroup.procs"
  done
}

cgroup_processes() {
  local hierarchy
  for hierarchy in $(cgroup_hierarchies); do
    [ ! -d "$hierarchy/$1" ] || find "$hierarchy/$1" -name cgroup.procs -exec cat {} + 2>/dev/null
  done | sort -un | sed '/^0$/d' # 0 is a process of a foreign namespace; kill 0 would be suicide
}

# Kills everything in the cgroups NAME... and removes them; fails when something stays.
kill_cgroups() {
  local name deadline=$((SECONDS + 20))
  while ((SECONDS <= deadline)); do
    for name in "$@"; do
      # shellcheck disable=SC2046 # one word per pid
      kill -KILL $(cgroup_processes "$name") 2>/dev/null || true
    done
    if remove_cgroups "$@"; then return 0; fi
    read -rt 0.05 <> <(:) || true
  done
  return 1
}

remove_cgroups() {
  local hierarchy name status=0
  for hierarchy in $(cgroup_hierarchies); do
    for name in "$@"; do
      [ -d "$hierarchy/$name" ] || continue
      find "$hierarchy/$name" -depth -type d -exec rmdir {} + 2>/dev/null || true
      [ ! -d "$hierarchy/$name" ] || status=1
    done
  done
  return "$status"
}

# Cgroups of a lab's hosts, found in the kernel and not in the lab's own files.
lab_cgroups() {
  local hierarchy
  for hierarchy in $(cgroup_hierarchies); do
    find "$hierarchy" -maxdepth 1 -type d -name "$1-*" -printf '%f\n'
  done | sort -u
}
