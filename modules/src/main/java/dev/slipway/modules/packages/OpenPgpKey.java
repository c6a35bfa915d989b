package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key as repositories publish it, see RFC 4880 and RFC 9580.
 *
 * @param fingerprint in hexadecimal capitals
 * @param user whose it says to be; empty when it does not say
 * @param packets the key with all that belongs to it, without armor
 */
record OpenPgpKey(String fingerprint, String user, Bytes packets) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "-----BEGIN PGP PUBLIC KEY BLOCK-----\\R(.*?)-----END PGP PUBLIC KEY BLOCK-----",
          Pattern.DOTALL);
  private static final int PUBLIC_KEY = 6;
  private static final int USER = 13;
  private static final int LATEST_WITH_SHA1 = 4;
  private static final int LINE = 64;

  /** Whether bytes are text with keys in it. */
  static boolean isArmored(Bytes content) {
    return content.text().contains("-----BEGIN PGP PUBLIC KEY BLOCK-----");
  }

  /** The keys in a file, armored or not; none when it holds none that can be read. */
  static List<OpenPgpKey> parse(Bytes content) {
    List<OpenPgpKey> keys = new ArrayList<>();
    try {
      if (!isArmored(content)) {
        return split(content.toArray());
      }
      Matcher block = BLOCK.matcher(content.text());
      while (block.find()) {
        keys.addAll(split(dearmored(block.group(1))));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return List.of();
    }
    return List.copyOf(keys);
  }

  /** Header lines end with a blank one; the check sum begins with an equals sign. */
  private static byte[] dearmored(String body) {
    String[] halves = body.split("\\R[ \\t]*\\R", 2);
    boolean headers = halves.length == 2 && halves[0].contains(": ");
    String lines = headers ? halves[1] : body;
    StringBuilder text = new StringBuilder();
    lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("=") && !line.contains(":"))
        .forEach(text::append);
    return Base64.getDecoder().decode(text.toString());
  }

  private static List<OpenPgpKey> split(byte[] bytes) {
    List<Integer> starts = new ArrayList<>();
    List<Packet> packets = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      Packet packet = Packet.at(bytes, at);
      if (packet.tag() == PUBLIC_KEY) {
        starts.add(packets.size());
      }
      packets.add(packet);
      at = packet.end();
    }
    List<OpenPgpKey> keys = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int next = i + 1 < starts.size() ? starts.get(i + 1) : packets.size();
      keys.add(of(bytes, packets.subList(starts.get(i), next)));
    }
    return keys;
  }

  private static OpenPgpKey of(byte[] bytes, List<Packet> packets) {
    Packet key = packets.getFirst();
    Optional<String> user =
        packets.stream()
            .filter(packet -> packet.tag() == USER)
            .map(packet -> new String(packet.body(bytes), StandardCharsets.UTF_8))
            .findFirst();
    byte[] all = Arrays.copyOfRange(bytes, key.start(), packets.getLast().end());
    return new OpenPgpKey(fingerprint(key.body(bytes)), user.orElse(""), new Bytes(all));
  }

  private static String fingerprint(byte[] body) {
    boolean old = body[0] <= LATEST_WITH_SHA1;
    ByteBuffer hashed = ByteBuffer.allocate(body.length + 5);
    if (old) {
      hashed.put((byte) 0x99).putShort((short) body.length);
    } else {
      hashed.put((byte) (0x95 + body[0])).putInt(body.length);
    }
    hashed.put(body);
    byte[] input = Arrays.copyOf(hashed.array(), hashed.position());
    try {
      MessageDigest digest = MessageDigest.getInstance(old ? "SHA-1" : "SHA-256");
      return HexFormat.of().withUpperCase().formatHex(digest.digest(input));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1 and SHA-256", e);
    }
  }

  /** Whether a user means this key: by its fingerprint, or by the last digits of it. */
  boolean isNamed(String id) {
    return fingerprint.endsWith(normalised(id));
  }

  /** A key's identity without blanks and prefix, in capitals. */
  static String normalised(String id) {
    return id.replaceAll("\\s", "").replaceFirst("^0[xX]", "").toUpperCase(Locale.ROOT);
  }

  /** The keys in one file, without armor. */
  static Bytes joined(List<OpenPgpKey> keys) {
    int size = (int) keys.stream().mapToLong(key -> key.packets().size()).sum();
    ByteBuffer all = ByteBuffer.allocate(size);
    keys.forEach(key -> all.put(key.packets().toArray()));
    return new Bytes(all.array());
  }

  /** The keys in one file, as text. */
  static Bytes armored(List<OpenPgpKey> keys) {
    String text =
        Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(joined(keys).toArray());
    return Bytes.ofText(
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"
            + text
            + "\n-----END PGP PUBLIC KEY BLOCK-----\n");
  }

  /** The same with the check sum of RFC 4880, which rpm asks for. */
  static Bytes armoredWithSum(List<OpenPgpKey> keys) {
    int sum = 0xB704CE;
    for (byte octet : joined(keys).toArray()) {
      sum ^= (octet & 0xFF) << 16;
      for (int bit = 0; bit < 8; bit++) {
        sum <<= 1;
        sum ^= (sum & 0x1000000) == 0 ? 0 : 0x1864CFB;
      }
    }
    byte[] three = {(byte) (sum >> 16), (byte) (sum >> 8), (byte) sum};
    String line = "\n=" + Base64.getEncoder().encodeToString(three);
    return Bytes.ofText(armored(keys).text().replace("\n-----END", line + "\n-----END"));
  }

  /** One packet in a file: its body lies between {@code from} and {@code end}. */
  private record Packet(int tag, int start, int from, int end) {
    private static final int BYTE = 0xFF;

    static Packet at(byte[] bytes, int start) {
      int head = bytes[start] & BYTE;
      if ((head & 0x80) == 0) {
        throw new IllegalArgumentException("no packet");
      }
      boolean recent = (head & 0x40) != 0;
      int first = bytes[start + 1] & BYTE;
      int tag = recent ? head & 0x3F : (head >> 2) & 0xF;
      int octets = recent ? first < 192 ? 1 : first < 224 ? 2 : 5 : 1 << (head & 3);
      int from = start + 1 + octets;
      int length =
          recent ? recentLength(bytes, start + 1, octets) : number(bytes, start + 1, octets);
      if (octets > 5 || length < 0 || length > bytes.length - from) {
        throw new IllegalArgumentException("a packet without end");
      }
      return new Packet(tag, start, from, from + length);
    }

    private static int recentLength(byte[] bytes, int at, int octets) {
      int first = bytes[at] & BYTE;
      return switch (octets) {
        case 1 -> first;
        case 2 -> ((first - 192) << 8) + (bytes[at + 1] & BYTE) + 192;
        default -> number(bytes, at + 1, 4);
      };
    }

    private static int number(byte[] bytes, int at, int octets) {
      int number = 0;
      for (int i = 0; i < octets; i++) {
        number = (number << 8) | (bytes[at + i] & BYTE);
      }
      return number;
    }

    byte[] body(byte[] bytes) {
      return Arrays.copyOfRange(bytes, from, end);
    }
  }
}
