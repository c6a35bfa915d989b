package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network interface of a host.
 *
 * @param type such as {@code ether} or {@code loopback}
 */
record NetworkInterface(
    String name,
    boolean active,
    long mtu,
    String type,
    String macAddress,
    List<IpAddress> addresses) {

  /** Such as {@code 2: eth0@if7: <BROADCAST,UP> mtu 1500 ... \ link/ether 02:... brd ...}. */
  private static final Pattern LINK =
      Pattern.compile("\\d+: ([^:@ ]+)[^:]*: <([^>]*)> mtu (\\d+) .*link/(\\S+)(?: (\\S+))?.*");

  /** From a line of {@code ip -o link show}. */
  static Optional<NetworkInterface> ofLink(String line) {
    Matcher matcher = LINK.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean active = List.of(matcher.group(2).split(",", -1)).contains("UP");
    String mac = Optional.ofNullable(matcher.group(5)).orElse("");
    return Optional.of(
        new NetworkInterface(
            matcher.group(1),
            active,
            Long.parseLong(matcher.group(3)),
            matcher.group(4),
            mac,
            List.of()));
  }

  /** With the address in the words of a line of {@code ip -o address show}. */
  NetworkInterface withAddress(String[] words) {
    List<IpAddress> longer = new ArrayList<>(addresses);
    IpAddress.ofWords(words).ifPresent(longer::add);
    return new NetworkInterface(name, active, mtu, type, macAddress, longer);
  }

  Map<String, Object> describe() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("device", name);
    facts.put("active", active);
    facts.put("mtu", mtu);
    facts.put("type", type);
    facts.put("macaddress", macAddress);
    facts.put("ipv4", described(false));
    facts.put("ipv6", described(true));
    return facts;
  }

  private List<Object> described(boolean six) {
    List<Object> maps = new ArrayList<>();
    addresses.stream()
        .filter(address -> address.isSix() == six)
        .forEach(address -> maps.add(address.describe()));
    return maps;
  }
}
