package dev.slipway.modules.files;

import dev.slipway.host.probe.ListingProbe;
import dev.slipway.module.Arguments;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the module {@code find} looks for.
 *
 * @param contains a regular expression that the content has to match
 * @param whole whether {@code contains} may match anywhere, and not only at the start of a line
 * @param limit how many are told; 0: all
 * @param algorithm of digests; empty: none are told
 */
record FindDesired(
    List<ListingProbe> listings,
    FindNames names,
    FindCriteria criteria,
    Optional<String> contains,
    boolean whole,
    int limit,
    Optional<ChecksumProbe.Algorithm> algorithm) {

  static FindDesired bind(Arguments arguments) {
    return new FindDesired(
        listings(arguments),
        FindNames.bind(arguments),
        new FindCriteria(
            FindCriteria.Type.valueOf(arguments.text("file_type").toUpperCase(Locale.ROOT)),
            FindSpec.age(arguments),
            FindCriteria.Stamp.valueOf(arguments.text("age_stamp").toUpperCase(Locale.ROOT)),
            FindSpec.size(arguments),
            Ownership.mode(arguments, "mode"),
            arguments.flag("exact_mode")),
        contains(arguments),
        arguments.flag("read_whole_file"),
        FindSpec.count(arguments, "limit"),
        arguments.flag("get_checksum")
            ? Optional.of(
                ChecksumProbe.Algorithm.valueOf(
                    arguments.text("checksum_algorithm").toUpperCase(Locale.ROOT)))
            : Optional.empty());
  }

  private static Optional<String> contains(Arguments arguments) {
    Optional<String> expression = EditParameters.expression(arguments, "contains");
    if (expression.isPresent() && !arguments.text("file_type").equals("file")) {
      arguments.reject("contains", "Only files have content.", "leave out contains or file_type.");
    }
    return expression;
  }

  private static List<ListingProbe> listings(Arguments arguments) {
    int depth = arguments.flag("recurse") ? FindSpec.count(arguments, "depth") : 1;
    List<ListingProbe> listings = new ArrayList<>();
    for (String path : arguments.texts("paths")) {
      if (path.startsWith("/") && path.indexOf('\0') < 0) {
        listings.add(new ListingProbe(Paths.tidy(path), depth, arguments.flag("follow")));
      } else {
        arguments.reject(
            "paths",
            "\"" + path + "\" is not an absolute path.",
            "write the whole path, from / on.");
      }
    }
    if (arguments.texts("paths").isEmpty()) {
      arguments.reject("paths", "There is no path.", "write the directories to look into.");
    }
    return List.copyOf(listings);
  }
}
