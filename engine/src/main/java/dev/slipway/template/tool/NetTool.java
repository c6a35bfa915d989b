package dev.slipway.template.tool;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code $net}. */
@ToolName(value = "net", summary = "Addresses and networks, of IPv4 and IPv6; asks no server.")
public final class NetTool implements Tool {

  @ToolMethod(
      call = "ip(address)",
      summary = "The address without the length of the prefix.",
      example = "${net.ip('10.0.0.5/24')}",
      gives = "10.0.0.5")
  public String ip(@Nullable Object address) {
    Cidr cidr = Cidr.parse(address);
    return cidr.text(cidr.address());
  }

  @ToolMethod(
      call = "network(address)",
      summary = "The network that an address with a prefix is in.",
      example = "${net.network('10.0.0.5/24')}",
      gives = "10.0.0.0/24")
  public String network(@Nullable Object address) {
    return Cidr.network(address).toString();
  }

  @ToolMethod(
      call = "prefix(address)",
      summary = "The length of the prefix.",
      example = "${net.prefix('fd00::1/64')}",
      gives = "64")
  public long prefix(@Nullable Object address) {
    return Cidr.parse(address).prefix();
  }

  @ToolMethod(
      call = "mask(address)",
      summary = "The mask of the network.",
      example = "${net.mask('10.0.0.5/20')}",
      gives = "255.255.240.0")
  public String mask(@Nullable Object address) {
    Cidr cidr = Cidr.parse(address);
    BigInteger all = BigInteger.ONE.shiftLeft(cidr.bits()).subtract(BigInteger.ONE);
    return cidr.text(all.shiftRight(cidr.hostBits()).shiftLeft(cidr.hostBits()));
  }

  @ToolMethod(
      call = "host(network, number)",
      summary = "An address of a network by its number; 0 is the network, -1 the last address.",
      example = "${net.host('10.96.0.0/12', 10)}",
      gives = "10.96.0.10")
  public String host(@Nullable Object network, @Nullable Object number) {
    Cidr cidr = Cidr.network(network);
    BigInteger count = BigInteger.valueOf(Given.integer(number));
    BigInteger offset = count.signum() < 0 ? cidr.size().add(count) : count;
    if (offset.signum() < 0 || offset.compareTo(cidr.size()) >= 0) {
      throw new ToolException(
          cidr + " has no address number " + count + ".", "it has " + cidr.size() + " addresses");
    }
    return cidr.text(cidr.address().add(offset));
  }

  @ToolMethod(
      call = "broadcast(address)",
      summary = "The last address of the network.",
      example = "${net.broadcast('10.0.0.5/24')}",
      gives = "10.0.0.255")
  public String broadcast(@Nullable Object address) {
    Cidr cidr = Cidr.parse(address);
    return cidr.text(cidr.last());
  }

  @ToolMethod(
      call = "size(network)",
      summary = "How many addresses a network has.",
      example = "${net.size('10.0.0.0/24')}",
      gives = "256")
  public Number size(@Nullable Object network) {
    BigInteger size = Cidr.parse(network).size();
    return size.bitLength() < Long.SIZE ? (Number) size.longValueExact() : size;
  }

  @ToolMethod(
      call = "subnet(network, prefix, number)",
      summary = "One of the networks with a longer prefix inside a network, counted from 0.",
      example = "${net.subnet('10.0.0.0/16', 24, 3)}",
      gives = "10.0.3.0/24")
  public String subnet(@Nullable Object network, @Nullable Object prefix, @Nullable Object number) {
    Cidr cidr = Cidr.network(network);
    int longer = Given.integer(prefix);
    BigInteger count = BigInteger.valueOf(Given.integer(number));
    boolean fits = longer >= cidr.prefix() && longer <= cidr.bits();
    if (!fits
        || count.signum() < 0
        || count.compareTo(BigInteger.ONE.shiftLeft(longer - cidr.prefix())) >= 0) {
      throw new ToolException(
          cidr + " has no network number " + count + " of prefix " + longer + ".",
          "choose a longer prefix or a smaller number");
    }
    BigInteger address = cidr.address().add(count.shiftLeft(cidr.bits() - longer));
    return new Cidr(address, longer, cidr.bits()).toString();
  }

  @ToolMethod(
      call = "inNetwork(address, network)",
      summary = "Whether an address, or a whole network, is in a network.",
      example = "${net.inNetwork('10.0.3.7', '10.0.0.0/16')}",
      gives = "true")
  public boolean inNetwork(@Nullable Object address, @Nullable Object network) {
    return Cidr.network(network).contains(Cidr.parse(address));
  }

  @ToolMethod(
      call = "isAddress(text)",
      summary = "Whether a text is an address, of IPv4 or IPv6, without a prefix.",
      example = "${net.isAddress('10.0.0.256')}",
      gives = "false")
  public boolean isAddress(@Nullable Object text) {
    return text instanceof String address && InetAddresses.isInetAddress(address);
  }

  @ToolMethod(
      call = "isV6(address)",
      summary = "Whether an address or network is one of IPv6.",
      example = "${net.isV6('fd00::/8')}",
      gives = "true")
  public boolean isV6(@Nullable Object address) {
    return Cidr.parse(address).isV6();
  }

  @ToolMethod(
      call = "url(address)",
      summary = "The address as it stands in a URL: IPv6 in brackets.",
      example = "https://${net.url('fd00::1')}:6443",
      gives = "https://[fd00::1]:6443")
  public String url(@Nullable Object address) {
    String ip = ip(address);
    return ip.contains(":") ? "[" + ip + "]" : ip;
  }
}
