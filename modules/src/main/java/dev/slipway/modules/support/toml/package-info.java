/**
 * TOML documents that are edited in place: comments, order, quoting, indentation and unknown keys
 * stay as they were written.
 *
 * <p>Entry type: {@link dev.slipway.modules.support.toml.TomlDocument}. Invariant: the text of a
 * document is always valid TOML 1.0, and an edit alters no character that does not belong to its
 * key.
 *
 * <p>Libraries for TOML write a document anew from its values, and lose its form; so this package
 * keeps the text, knows where in it each key stands, and alters it there.
 */
@NullMarked
package dev.slipway.modules.support.toml;

import org.jspecify.annotations.NullMarked;
