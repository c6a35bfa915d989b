/**
 * Editing single keys of TOML, JSON and YAML files.
 *
 * <p>Entry type: {@link dev.slipway.modules.support.structured.KeyEdits}. Invariant: an edit alters
 * the characters of its own key only, and the values that come of it are exactly those that were
 * asked for; where that cannot be had the task fails and the file stays.
 */
@NullMarked
package dev.slipway.modules.support.structured;

import org.jspecify.annotations.NullMarked;
