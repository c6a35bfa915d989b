/**
 * Expressions: values of YAML with {@code ${...}}, bare conditions, and template files; and which
 * variables they read.
 *
 * <p>Entry types: {@link dev.slipway.template.Renderer} and {@link dev.slipway.template.Scope}.
 * Invariants: Apache Velocity does not leave this package; a value that came from a host is data
 * and is never evaluated; what is missing is a problem with a place, never an empty text.
 */
@NullMarked
package dev.slipway.template;

import org.jspecify.annotations.NullMarked;
