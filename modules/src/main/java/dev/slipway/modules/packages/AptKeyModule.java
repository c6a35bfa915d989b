package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Administrator;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that apt trusts for every repository. */
final class AptKeyModule implements TaskModule<AptKeyModule.Settings, AptKeyModule.Observed> {
  private static final ModuleSpec SPEC = describe();

  /**
   * What is declared.
   *
   * @param id the fingerprint, or its last digits; empty: of the key that is given
   */
  record Settings(
      boolean present, Optional<String> id, KeySource source, Optional<String> keyring) {}

  /**
   * What is there.
   *
   * @param given the keys that are to be trusted; empty when that need not be known
   * @param rings the files with trusted keys, as they are
   * @param places of the files that change
   */
  record Observed(List<OpenPgpKey> given, Map<String, Bytes> rings, List<FilePlace> places) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("apt_key", "Adds and removes keys that apt trusts.")
        .family(ModuleSpec.Family.DEBIAN)
        .describe(
            "For hosts of the Debian family. Such a key is trusted for every repository. For a new"
                + " repository put its key into a file of its own, with get_url or with"
                + " deb822_repository, and name that file in `signed-by`.")
        .describe(
            "Works on the files below `/etc/apt/trusted.gpg.d` itself and needs neither apt-key,"
                + " which newer releases lack, nor gpg on the host. A key is recognized by its"
                + " fingerprint.")
        .parameter(
            Parameter.identity(
                "id",
                ParameterType.TEXT,
                "The fingerprint of the key, or at least its last 8 digits. With it nothing is"
                    + " downloaded when the key is there already; without it the keys that are"
                    + " given say."))
        .parameters(KeySource.parameters())
        .parameter(
            Parameter.control(
                "keyring",
                ParameterType.PATH,
                "The file for the key, which ends in `.gpg` or `.asc`; by default"
                    + " `/etc/apt/trusted.gpg.d/FINGERPRINT.gpg`."))
        .parameter(
            Parameter.control(
                "keyserver",
                ParameterType.TEXT,
                "Not supported: give a `url` of the key server instead."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the key is trusted.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .rule(ParameterRule.atMostOne("data", "file", "url", "keyserver"))
        .rule(ParameterRule.atLeastOne("id", "data", "file", "url"))
        .returns("fp", "The fingerprint of the key.")
        .returns("key_id", "Its last 16 digits.")
        .returns("short_id", "Its last 8 digits.")
        .example(
            "Trust a key that is published",
            """
            - apt_key:
                id: 0x9FED2BCBDCD29CDF762678CBAED4B06F473041FA
                url: https://example.org/archive-key.asc
            """)
        .example(
            "Trust a key no longer",
            """
            - apt_key:
                id: 9FED2BCBDCD29CDF762678CBAED4B06F473041FA
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
    Optional<String> id = arguments.optionalText("id").map(OpenPgpKey::normalised);
    if (id.isPresent() && !id.get().matches("[0-9A-F]{8,64}")) {
      arguments.reject(
          "id",
          "\"" + arguments.text("id") + "\" is not the identity of a key.",
          "write its fingerprint in hexadecimal digits, or at least the last 8 of them.");
    }
    if (arguments.has("keyserver")) {
      arguments.reject(
          "keyserver",
          "Key servers are not asked.",
          "write url: https://KEYSERVER/pks/lookup?op=get&search=0xFINGERPRINT.");
    }
    Optional<String> keyring = arguments.optionalText("keyring");
    if (keyring.isPresent() && !keyring.get().matches(".*\\.(gpg|asc)")) {
      arguments.reject(
          "keyring",
          "apt does not read \"" + keyring.get() + "\".",
          "write a path that ends in .gpg or .asc.");
    }
    KeySource source = KeySource.bind(arguments);
    boolean present = arguments.text("state").equals("present");
    return new Settings(present, id, source, keyring);
  }

  @Override
  public Observed observe(Settings desired, HostReader host) throws HostException {
    Map<String, Bytes> rings = new LinkedHashMap<>(host.ask(new KeyringsProbe()));
    if (desired.keyring().isPresent() && !rings.containsKey(desired.keyring().get())) {
      FilePlace place = DeclaredFile.none(desired.keyring().get()).observe(host);
      DeclaredFile.content(place).ifPresent(content -> rings.put(place.written(), content));
    }
    boolean known =
        desired.id().map(id -> keys(rings).stream().anyMatch(key -> key.isNamed(id))).orElse(false);
    boolean needed = desired.present() ? !known : desired.id().isEmpty();
    List<OpenPgpKey> given = needed ? given(desired, host) : List.of();
    List<String> paths = new ArrayList<>();
    declared(desired, given, rings).forEach(file -> paths.add(file.path()));
    List<FilePlace> places = paths.isEmpty() ? List.of() : DeclaredFile.observeAll(host, paths);
    Observed observed = new Observed(given, rings, places);
    Administrator.mustBeRoot(host, diff(desired, observed), "Changing the keys of apt");
    return observed;
  }

  private static List<OpenPgpKey> keys(Map<String, Bytes> rings) {
    return rings.values().stream().flatMap(ring -> OpenPgpKey.parse(ring).stream()).toList();
  }

  private static List<OpenPgpKey> given(Settings desired, HostReader host) throws HostException {
    if (desired.source().isNone()) {
      throw new TaskFailedException(
          "The key \"%s\" is not there, and nothing says where to get it. Give url, file or data."
              .formatted(desired.id().orElse("")));
    }
    List<OpenPgpKey> given = desired.source().keys(host);
    if (desired.id().isEmpty()) {
      return given;
    }
    String id = desired.id().get();
    List<OpenPgpKey> meant = given.stream().filter(key -> key.isNamed(id)).toList();
    if (meant.isEmpty()) {
      throw new TaskFailedException(
          "What is given is not the key \"%s\": it holds %s. Check where it comes from."
              .formatted(
                  id, String.join(", ", given.stream().map(OpenPgpKey::fingerprint).toList())));
    }
    return meant;
  }

  /** The files that must differ from what they are. */
  private static List<DeclaredFile> declared(
      Settings desired, List<OpenPgpKey> given, Map<String, Bytes> rings) {
    return desired.present()
        ? added(desired, given, rings)
        : rings.entrySet().stream()
            .flatMap(ring -> without(desired, given, ring).stream())
            .toList();
  }

  private static List<DeclaredFile> added(
      Settings desired, List<OpenPgpKey> given, Map<String, Bytes> rings) {
    List<String> trusted = keys(rings).stream().map(OpenPgpKey::fingerprint).toList();
    List<OpenPgpKey> missing =
        given.stream().filter(key -> !trusted.contains(key.fingerprint())).toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    String path =
        desired.keyring().orElse(KeyringsProbe.FOLDER + missing.getFirst().fingerprint() + ".gpg");
    List<OpenPgpKey> all = new ArrayList<>();
    Optional.ofNullable(rings.get(path)).ifPresent(ring -> all.addAll(OpenPgpKey.parse(ring)));
    all.addAll(missing);
    return List.of(file(path, all));
  }

  private static Optional<DeclaredFile> without(
      Settings desired, List<OpenPgpKey> given, Map.Entry<String, Bytes> ring) {
    List<OpenPgpKey> keys = OpenPgpKey.parse(ring.getValue());
    List<OpenPgpKey> left = keys.stream().filter(key -> !isMeant(desired, given, key)).toList();
    if (left.size() == keys.size()) {
      return Optional.empty();
    }
    return Optional.of(
        left.isEmpty() ? DeclaredFile.none(ring.getKey()) : file(ring.getKey(), left));
  }

  private static boolean isMeant(Settings desired, List<OpenPgpKey> given, OpenPgpKey key) {
    return desired.id().map(key::isNamed).orElse(false)
        || given.stream().anyMatch(other -> other.fingerprint().equals(key.fingerprint()));
  }

  private static DeclaredFile file(String path, List<OpenPgpKey> keys) {
    Bytes content = path.endsWith(".asc") ? OpenPgpKey.armored(keys) : OpenPgpKey.joined(keys);
    return new DeclaredFile(path, Optional.of(content), Optional.empty());
  }

  @Override
  public Diff diff(Settings desired, Observed observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    Map<String, Bytes> rings = new LinkedHashMap<>(observed.rings());
    List<DeclaredFile> files = declared(desired, observed.given(), observed.rings());
    for (int i = 0; i < files.size(); i++) {
      DeclaredFile file = files.get(i);
      Diff diff = file.diff(observed.places().get(i));
      predictions.addAll(diff.predictions());
      changes.addAll(changes(file, observed.rings()));
      rings.remove(file.path());
      file.content().ifPresent(content -> rings.put(file.path(), content));
    }
    predictions.add(Prediction.of(new KeyringsProbe(), rings));
    return changes.isEmpty()
        ? Diff.none()
        : Diff.of(desired.present() ? Action.CREATE : Action.DELETE, changes)
            .predicting(predictions);
  }

  /** Fingerprints are all that a reader can compare. */
  private static List<Change> changes(DeclaredFile file, Map<String, Bytes> rings) {
    List<OpenPgpKey> before =
        Optional.ofNullable(rings.get(file.path())).map(OpenPgpKey::parse).orElse(List.of());
    List<OpenPgpKey> after = file.content().map(OpenPgpKey::parse).orElse(List.of());
    List<Change> changes = new ArrayList<>();
    before.stream()
        .filter(key -> !after.contains(key))
        .forEach(key -> changes.add(change(file, key, false)));
    after.stream()
        .filter(key -> !before.contains(key))
        .forEach(key -> changes.add(change(file, key, true)));
    return changes;
  }

  private static Change change(DeclaredFile file, OpenPgpKey key, boolean comes) {
    Optional<String> shown =
        Optional.of(key.fingerprint() + (key.user().isEmpty() ? "" : " " + key.user()));
    return new Change.Attribute(
        file.path(),
        "key",
        comes ? Optional.empty() : shown,
        comes ? shown : Optional.empty(),
        false);
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    List<DeclaredFile> files = declared(desired, observed.given(), observed.rings());
    for (int i = 0; i < files.size(); i++) {
      files.get(i).apply(observed.places().get(i), host);
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Observed observed) {
    List<OpenPgpKey> all = new ArrayList<>(observed.given());
    all.addAll(keys(observed.rings()));
    return all.stream()
        .filter(key -> desired.id().map(key::isNamed).orElse(observed.given().contains(key)))
        .findFirst()
        .map(OpenPgpKey::fingerprint)
        .<Map<String, Object>>map(
            digits ->
                Map.of(
                    "fp", digits,
                    "key_id", digits.substring(digits.length() - 16),
                    "short_id", digits.substring(digits.length() - 8)))
        .orElse(Map.of());
  }
}
