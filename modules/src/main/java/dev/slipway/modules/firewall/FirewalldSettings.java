package dev.slipway.modules.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the module {@code firewalld} is to bring about.
 *
 * @param option of firewall-cmd behind {@code --query-}, such as {@code service}; {@code zone} for
 *     the zone itself
 * @param value of the option; empty for one without
 * @param zone empty: the default one, or {@code value} itself
 * @param places where it is to be so
 * @param offline whether the files are altered while firewalld does not run
 */
record FirewalldSettings(
    String option,
    String value,
    Optional<String> zone,
    boolean enabled,
    List<Place> places,
    boolean offline,
    boolean unguarded) {
  static final String ZONE = "zone";
  static final String TARGET = "target";

  /** Where something is set. */
  enum Place {
    /** In the files, from the next start on. */
    PERMANENT("permanent"),
    /** In the running firewall, until its next start. */
    RUNTIME("runtime");

    private final String label;

    Place(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  String item() {
    return (option + " " + value).strip();
  }

  /** Whether it is by this that connections to a port of SSH come in. */
  boolean isWayOf(int port) {
    return (option.equals("port") && value.equals(port + "/tcp"))
        || (option.equals("service") && value.equals("ssh") && port == 22);
  }

  /** Whether it is a zone itself. */
  boolean isZone() {
    return option.equals(ZONE);
  }

  FirewalldProbe probe(Place place) {
    if (option.equals(TARGET)) {
      return new FirewalldProbe(words(place, "--get-target"), Optional.of(value));
    }
    return isZone()
        ? new FirewalldProbe(words(place, "--get-zones"), Optional.of(value))
        : new FirewalldProbe(words(place, "--query-" + optionAndValue()), Optional.empty());
  }

  List<String> command(Place place) {
    if (option.equals(TARGET)) {
      return words(place, "--set-target=" + value);
    }
    String verb = isZone() ? (enabled ? "--new-" : "--delete-") : enabled ? "--add-" : "--remove-";
    return words(place, verb + optionAndValue());
  }

  private String optionAndValue() {
    return option + (value.isEmpty() ? "" : "=" + value);
  }

  private List<String> words(Place place, String last) {
    List<String> words = new ArrayList<>();
    words.add(offline ? "firewall-offline-cmd" : "firewall-cmd");
    if (place == Place.PERMANENT && !offline) {
      words.add("--permanent");
    }
    zone.ifPresent(name -> words.add("--zone=" + name));
    words.add(last);
    return words;
  }
}
