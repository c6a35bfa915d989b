package dev.slipway.graph.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names and texts of secrets from those that only look alike. */
final class SecretShape {
  private static final Pattern WORDS = Pattern.compile("[_\\-. ]+|(?<=[a-z0-9])(?=[A-Z])");
  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "passphrase", "passcode");
  private static final Set<String> RANDOM = Set.of("secret", "token", "apikey");
  private static final Set<String> KEYS = Set.of("private", "secret", "api", "access");

  /** Before "password" these make it a matter of policy: {@code update_password: always}. */
  private static final Set<String> VERBS =
      Set.of(
          "allow",
          "ask",
          "change",
          "disable",
          "enable",
          "expire",
          "force",
          "generate",
          "has",
          "hide",
          "no",
          "permit",
          "prompt",
          "require",
          "requires",
          "reset",
          "show",
          "update",
          "use",
          "with",
          "without");

  private static final Set<String> NO_SECRETS =
      Set.of(
          "always",
          "ask",
          "changeme",
          "change_me",
          "default",
          "false",
          "md5",
          "never",
          "no",
          "none",
          "null",
          "off",
          "on",
          "on_create",
          "optional",
          "prohibit-password",
          "prompt",
          "required",
          "scram-sha-256",
          "todo",
          "true",
          "trust",
          "without-password",
          "yes");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("<.*>|\\[.*]|%.*%|([^\\w])\\1*|[xX*.]{3,}");
  private static final Pattern CRYPT_HASH = Pattern.compile("!?\\$[0-9a-zA-Z-]+\\$.*");
  private static final Pattern PLACE = Pattern.compile("(?:~|\\.{0,2})/.*|[a-z][a-z+.-]*://.*|@.*");
  private static final Pattern RANDOM_TEXT =
      Pattern.compile("(?=[^-_.]*[0-9])(?=[^-_.]*[A-Za-z])[A-Za-z0-9+/=~]{12,}");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN (?:RSA |DSA |EC |OPENSSH )?PRIVATE KEY-----\\s+"
              + "(?:[A-Za-z-]+: [^\\n]*\\s+)*[A-Za-z0-9+/=\\s]{40}");

  private SecretShape() {}

  /** Whether a text with this name is a secret that anybody can read. */
  static boolean isSecret(String name, String text) {
    List<String> words = List.of(WORDS.split(name)).stream().map(SecretShape::lower).toList();
    if (words.isEmpty()) {
      return false;
    }
    String last = words.getLast();
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    boolean connection = name.startsWith("ansible_") && last.equals("pass");
    if ((PASSWORDS.contains(last) && !VERBS.contains(before)) || connection) {
      return isPlain(text);
    }
    boolean random = RANDOM.contains(last) || (last.equals("key") && KEYS.contains(before));
    return random && isPlain(text) && isRandom(text.strip());
  }

  /** Names are made of short words with signs between them; what is random has a long part. */
  private static boolean isRandom(String text) {
    return text.length() >= 16
        && List.of(text.split("[-_.]")).stream()
            .anyMatch(part -> RANDOM_TEXT.matcher(part).matches());
  }

  /** Whether a text is not empty, and neither a hash nor a placeholder nor where a secret is. */
  static boolean isPlain(String text) {
    String stripped = text.strip();
    return !stripped.isEmpty()
        && !NO_SECRETS.contains(lower(stripped))
        && !PLACEHOLDER.matcher(stripped).matches()
        && !CRYPT_HASH.matcher(stripped).matches()
        && !PLACE.matcher(stripped).matches();
  }

  /** Whether a text holds a private key that no passphrase protects. */
  static boolean holdsPrivateKey(String text) {
    return text.contains("PRIVATE KEY") && PRIVATE_KEY.matcher(text).find();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
