/** Tests of TOML documents: examples, and properties of documents made at random. */
@NullMarked
package dev.slipway.modules.support.toml;

import org.jspecify.annotations.NullMarked;
