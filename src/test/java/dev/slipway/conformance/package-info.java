/**
 * What the language means: small playbooks with what is to come of them, run on the local
 * connection. The cases are data, in {@code src/test/resources/conformance}; entry is {@link
 * dev.slipway.conformance.ConformanceTest}.
 */
@NullMarked
package dev.slipway.conformance;

import org.jspecify.annotations.NullMarked;
