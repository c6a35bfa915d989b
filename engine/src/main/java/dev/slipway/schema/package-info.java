/**
 * The language as JSON Schema (draft 2020-12), for editors: keywords and module specs in, maps and
 * lists out.
 *
 * <p>Entry type: {@link dev.slipway.schema.JsonSchema}. Invariant: what the loader accepts is valid
 * by the schema. The reverse does not hold: {@code slipway check} knows more.
 */
@NullMarked
package dev.slipway.schema;

import org.jspecify.annotations.NullMarked;
