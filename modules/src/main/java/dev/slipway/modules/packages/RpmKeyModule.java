package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys that rpm trusts. */
final class RpmKeyModule implements TaskModule<RpmKeyModule.Settings, RpmKeyModule.Observed> {
  private static final String PREFIX = "gpg-pubkey-";
  private static final int SHORT = 8;
  private static final ModuleSpec SPEC = describe();

  /**
   * What is declared.
   *
   * @param id the last digits of a fingerprint, where no key is given
   * @param source where the key comes from, where it is given
   * @param fingerprints what the key must have one of; empty: any will do
   */
  record Settings(
      boolean present, Optional<String> id, Optional<KeySource> source, List<String> fingerprints) {

    boolean isMeant(OpenPgpKey key) {
      return fingerprints.isEmpty() || fingerprints.stream().anyMatch(key::isNamed);
    }
  }

  /**
   * What is there.
   *
   * @param given the keys that are meant
   * @param trusted the names of the packages that rpm makes of keys
   */
  record Observed(List<OpenPgpKey> given, List<String> trusted) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("rpm_key", "Adds and removes keys that rpm trusts.")
        .family(ModuleSpec.Family.RHEL)
        .describe(
            "For hosts of the RHEL family. A key is recognized by the end of its fingerprint, as"
                + " rpm does it. It needs no gpg on the host, and a URL is fetched by curl or"
                + " wget.")
        .describe(
            "Tried on hosts with rpm 4.18 (Debian's package of it). Newer versions of rpm name keys"
                + " by their whole fingerprint, which is understood and not tried.")
        .parameter(
            Parameter.identity(
                    "key",
                    ParameterType.TEXT,
                    "A URL or a path on the host that holds the key, or the last digits of its"
                        + " fingerprint, at least 8; with these alone a key can only be removed.")
                .must())
        .parameter(
            Parameter.control(
                "fingerprint",
                ParameterType.TEXTS,
                "What the fingerprint of the key must be; one of them will do."))
        .parameter(
            Parameter.control(
                    "validate_certs",
                    ParameterType.BOOLEAN,
                    "Whether the certificate of the server must be valid.")
                .otherwise("true"))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the key is trusted.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .example(
            "Trust a key that is published",
            """
            - rpm_key:
                key: https://example.org/RPM-GPG-KEY-example
                fingerprint: 9FED 2BCB DCD2 9CDF 7626  78CB AED4 B06F 4730 41FA
            """)
        .example(
            "Trust a key no longer",
            """
            - rpm_key:
                key: 473041FA
                state: absent
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    String key = arguments.text("key").strip();
    boolean certificates = arguments.flag("validate_certs");
    Optional<KeySource> source =
        key.contains("://")
            ? Optional.of(
                new KeySource(Optional.empty(), Optional.empty(), Optional.of(key), certificates))
            : key.startsWith("/")
                ? Optional.of(
                    new KeySource(Optional.empty(), Optional.of(key), Optional.empty(), true))
                : Optional.empty();
    Optional<String> id =
        source.isPresent() ? Optional.empty() : Optional.of(OpenPgpKey.normalised(key));
    id.filter(digits -> !isFingerprint(digits))
        .ifPresent(
            _ ->
                arguments.reject(
                    "key",
                    "\"" + key + "\" is neither a URL, nor a path, nor the identity of a key.",
                    "write https://..., /path, or the last 8 digits of its fingerprint."));
    List<String> fingerprints = new ArrayList<>();
    for (String written : arguments.texts("fingerprint")) {
      String digits = OpenPgpKey.normalised(written);
      if (!isFingerprint(digits)) {
        arguments.reject(
            "fingerprint",
            "\"" + written + "\" is no fingerprint.",
            "write its hexadecimal digits; blanks between them do not matter.");
      }
      fingerprints.add(digits);
    }
    return new Settings(arguments.text("state").equals("present"), id, source, fingerprints);
  }

  private static boolean isFingerprint(String digits) {
    return digits.matches("[0-9A-F]{8,64}");
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    List<OpenPgpKey> given = List.of();
    if (desired.source().isPresent()) {
      List<OpenPgpKey> all = desired.source().get().keys(host);
      given = all.stream().filter(desired::isMeant).toList();
      if (given.isEmpty()) {
        throw new TaskFailedException(
            "What is given is not the key that is meant: its fingerprint is %s. Check where it comes from."
                .formatted(String.join(", ", all.stream().map(OpenPgpKey::fingerprint).toList())));
      }
    }
    Observed observed = new Observed(given, host.ask(new RpmKeysProbe()));
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing the keys of rpm");
    return observed;
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<String> trusted = new ArrayList<>(observed.trusted());
    if (desired.present()) {
      if (desired.id().isPresent() && of(desired, observed).isEmpty()) {
        throw new TaskFailedException(
            "The key \"%s\" is not there, and nothing says where to get it. Give a URL or a path in key."
                .formatted(desired.id().get()));
      }
      for (OpenPgpKey key : missing(observed)) {
        changes.add(change(Optional.empty(), Optional.of(shown(key))));
        trusted.add(PREFIX + end(key) + "-0");
      }
    } else {
      for (String name : of(desired, observed)) {
        changes.add(change(Optional.of(name.substring(PREFIX.length())), Optional.empty()));
        trusted.remove(name);
      }
    }
    return Diff.ofChanges(desired.present() ? Action.CREATE : Action.DELETE, changes)
        .predicting(
            changes.isEmpty() ? List.of() : List.of(Prediction.of(new RpmKeysProbe(), trusted)));
  }

  private static Change change(Optional<String> before, Optional<String> after) {
    return new Change.Attribute("rpm", "key", before, after, false);
  }

  private static String shown(OpenPgpKey key) {
    return key.fingerprint() + (key.user().isEmpty() ? "" : " " + key.user());
  }

  private static String end(OpenPgpKey key) {
    String digits = key.fingerprint().toLowerCase(Locale.ROOT);
    return digits.substring(digits.length() - SHORT);
  }

  private static List<OpenPgpKey> missing(Observed observed) {
    return observed.given().stream()
        .filter(key -> observed.trusted().stream().noneMatch(name -> isOf(name, key)))
        .toList();
  }

  private static boolean isOf(String name, OpenPgpKey key) {
    return key.isNamed(version(name));
  }

  private static String version(String name) {
    return name.substring(PREFIX.length(), name.lastIndexOf('-'));
  }

  /** The trusted keys that are meant. */
  private static List<String> of(Settings desired, Observed observed) {
    return observed.trusted().stream()
        .filter(
            name ->
                desired.id().isPresent()
                    ? sameEnd(desired.id().get(), OpenPgpKey.normalised(version(name)))
                    : observed.given().stream().anyMatch(key -> isOf(name, key)))
        .toList();
  }

  private static boolean sameEnd(String one, String other) {
    return one.endsWith(other) || other.endsWith(one);
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    if (desired.present()) {
      for (OpenPgpKey key : missing(observed)) {
        byte[] armored = OpenPgpKey.armored(List.of(key)).toArray();
        host.require(ShellCommand.of("rpm", "--import", "-").input(armored));
      }
    } else {
      for (String name : of(desired, observed)) {
        host.require(ShellCommand.of("rpm", "-e", "--allmatches", name));
      }
    }
    return Map.of();
  }
}
