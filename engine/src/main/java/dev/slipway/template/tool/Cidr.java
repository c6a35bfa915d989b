package dev.slipway.template.tool;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address with the length of its network's prefix; a bare address has all its bits.
 *
 * @param bits 32 or 128
 */
record Cidr(BigInteger address, int prefix, int bits) {

  static Cidr parse(@Nullable Object value) {
    String text = Given.text(value).strip();
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!InetAddresses.isInetAddress(address)) {
      throw wrong(text);
    }
    byte[] bytes = InetAddresses.forString(address).getAddress();
    int bits = bytes.length * 8;
    int prefix = slash < 0 ? bits : prefix(text, text.substring(slash + 1), bits);
    return new Cidr(new BigInteger(1, bytes), prefix, bits);
  }

  private static int prefix(String text, String written, int bits) {
    if (written.matches("\\d{1,3}") && Integer.parseInt(written) <= bits) {
      return Integer.parseInt(written);
    }
    if (bits == 32 && InetAddresses.isInetAddress(written)) {
      int mask = InetAddresses.coerceToInteger(InetAddresses.forString(written));
      int ones = Integer.numberOfLeadingZeros(~mask);
      if (mask == (ones == 0 ? 0 : -1 << (32 - ones))) {
        return ones;
      }
    }
    throw wrong(text);
  }

  private static ToolException wrong(String text) {
    return new ToolException(
        "\"" + text + "\" is no address or network.", "write it like 10.0.0.5/24 or fd00::1/64");
  }

  static Cidr network(@Nullable Object value) {
    return parse(value).network();
  }

  Cidr network() {
    return new Cidr(address.shiftRight(hostBits()).shiftLeft(hostBits()), prefix, bits);
  }

  int hostBits() {
    return bits - prefix;
  }

  /** How many addresses there are. */
  BigInteger size() {
    return BigInteger.ONE.shiftLeft(hostBits());
  }

  BigInteger last() {
    return network().address.add(size()).subtract(BigInteger.ONE);
  }

  boolean contains(Cidr other) {
    return bits == other.bits
        && prefix <= other.prefix
        && other.network().network(prefix).equals(network());
  }

  private Cidr network(int shorter) {
    return new Cidr(address, shorter, bits).network();
  }

  boolean isV6() {
    return bits == 128;
  }

  /** Another address of the same kind, as text. */
  String text(BigInteger other) {
    byte[] bytes = new byte[bits / 8];
    byte[] number = other.toByteArray();
    int count = Math.min(bytes.length, number.length);
    System.arraycopy(number, number.length - count, bytes, bytes.length - count, count);
    return InetAddresses.toAddrString(inet(bytes));
  }

  private static InetAddress inet(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException exception) {
      throw new IllegalStateException("an address has 4 or 16 bytes", exception);
    }
  }

  @Override
  public String toString() {
    return text(address) + "/" + prefix;
  }
}
