/**
 * YAML text to located tree; the only place that knows the YAML library.
 *
 * <p>Entry type: {@link dev.slipway.yaml.YamlReader}. Invariant: nothing is ever constructed from a
 * tag, and the size of what comes out is bounded by the size of what goes in.
 */
@NullMarked
package dev.slipway.yaml;

import org.jspecify.annotations.NullMarked;
