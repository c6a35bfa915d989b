package dev.slipway.host.probe;

import com.google.common.collect.ImmutableMap;
import dev.slipway.host.UnreadableAnswerException;
import java.util.Map;

/** Facts that one fragment of a script gives together. */
enum FactGroup {
  DISTRIBUTION(
      "part os; cat /etc/os-release 2>/dev/null || cat /usr/lib/os-release 2>/dev/null\n"
          + "part debian; cat /etc/debian_version 2>/dev/null\n",
      ImmutableMap.of(
          "distribution", "the name of the distribution, such as Debian or Rocky",
          "distribution_release", "its code name, such as bookworm",
          "distribution_version", "its version, such as 12.11",
          "distribution_major_version", "the first part of its version",
          "os_family", "Debian, RedHat, Suse, Alpine or Archlinux",
          "pkg_mgr", "apt, dnf, yum, zypper, apk or pacman"),
      DistributionFacts::read),
  KERNEL(
      "part kernel; uname -s; uname -r; uname -v; uname -m\n",
      ImmutableMap.of(
          "system", "the name of the kernel, Linux",
          "kernel", "the release of the running kernel",
          "kernel_version", "the build of the running kernel",
          "architecture", "the machine's architecture, such as x86_64",
          "machine", "as architecture"),
      MachineFacts::kernel),
  NAMES(
      "part names; uname -n; hostname -f 2>/dev/null || uname -n\n",
      ImmutableMap.of(
          "hostname", "the name up to its first dot",
          "nodename", "the name as the kernel knows it",
          "fqdn", "the whole name",
          "domain", "the whole name behind its first dot"),
      MachineFacts::names),
  PROCESSORS(
      "part processors; getconf _NPROCESSORS_ONLN\n",
      ImmutableMap.of("processor_vcpus", "the number of processors that are in use"),
      output -> Map.of("processor_vcpus", output.number("processors"))),
  MEMORY(
      "part memory; cat /proc/meminfo\n",
      ImmutableMap.of(
          "memtotal_mb", "memory in MiB",
          "memfree_mb", "memory that nothing uses, in MiB",
          "swaptotal_mb", "swap in MiB",
          "swapfree_mb", "swap that nothing uses, in MiB"),
      MachineFacts::memory),
  NETWORK(
      "part addresses; ip -o addr show 2>/dev/null\n"
          + "part route; ip -4 route show default 2>/dev/null\n",
      ImmutableMap.of(
          "default_ipv4", "address, prefix, interface, gateway of the default route",
          "all_ipv4_addresses", "every IPv4 address but those of the loopback",
          "all_ipv6_addresses", "every IPv6 address but those of the loopback and links",
          "interfaces", "the names of the network interfaces"),
      NetworkFacts::read),
  USER(
      "part user; id -un; id -u; id -g; echo \"$HOME\"\n",
      ImmutableMap.of(
          "user_id", "the name of the acting user",
          "user_uid", "the number of the acting user",
          "user_gid", "the number of the acting user's group",
          "user_dir", "the home of the acting user"),
      MachineFacts::user),
  SERVICES(
      "part init; cat /proc/1/comm 2>/dev/null\n"
          + "part virtual; systemd-detect-virt 2>/dev/null\n",
      ImmutableMap.of(
          "service_mgr", "the name of process 1, such as systemd",
          "virtualization_type", "the kind of virtual machine or container, none for metal"),
      MachineFacts::services),
  IDENTITY(
      "part machine-id; cat /etc/machine-id 2>/dev/null\n"
          + "part uuid; cat /sys/class/dmi/id/product_uuid 2>/dev/null\n"
          + "part product; cat /sys/class/dmi/id/product_name 2>/dev/null\n",
      ImmutableMap.of(
          "machine_id", "what /etc/machine-id holds",
          "product_uuid", "the machine's UUID; only root can read it",
          "product_name", "the machine's model"),
      MachineFacts::identity),
  TIME(
      "part time; date +%s; date +%Y-%m-%d; date +%H:%M:%S; date +%Z\n"
          + "part uptime; cat /proc/uptime\n",
      ImmutableMap.of(
          "date_time", "epoch, date, time, tz of the host's clock",
          "uptime_seconds", "whole seconds since the boot"),
      MachineFacts::time);

  /** Reads the parts of a group. Pure. */
  private interface Reading {
    Map<String, Object> read(Sections output) throws UnreadableAnswerException;
  }

  private final String script;
  private final ImmutableMap<String, String> facts;

  @SuppressWarnings("ImmutableEnumChecker") // Method references without state.
  private final Reading reading;

  FactGroup(String script, ImmutableMap<String, String> facts, Reading reading) {
    this.script = script;
    this.facts = facts;
    this.reading = reading;
  }

  String script() {
    return script;
  }

  /** The facts of the group, each with what it says. */
  Map<String, String> facts() {
    return facts;
  }

  Map<String, Object> read(Sections output) throws UnreadableAnswerException {
    return reading.read(output);
  }
}
