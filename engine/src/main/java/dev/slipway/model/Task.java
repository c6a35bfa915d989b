package dev.slipway.model;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One task or handler.
 *
 * @param module the name of the module, where it is written
 * @param arguments by parameter, as written; free-form text stands under the parameter that takes
 *     it
 * @param role the role whose folder its files and templates are searched in, for tasks and handlers
 *     of roles
 */
public record Task(
    SourceRange range, Keywords keywords, Scalar module, Mapping arguments, Optional<Role> role)
    implements Step {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGES = Pattern.compile("^-|-$");

  /** The name, or the module's where there is none; may hold {@code ${...}}. */
  public String title() {
    return keywords.scalar(Keyword.NAME).map(Scalar::text).orElseGet(module::text);
  }

  /** By what {@code needs} and the command line refer to it: its id, else the slug of its name. */
  public String reference() {
    return keywords.scalar(Keyword.ID).map(Scalar::text).orElseGet(() -> slug(title()));
  }

  /** Lower case, everything but letters and digits as one {@code -}. */
  public static String slug(String title) {
    String slug = BETWEEN.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("-");
    return EDGES.matcher(slug).replaceAll("");
  }
}
