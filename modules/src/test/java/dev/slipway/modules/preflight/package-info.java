/** Tests of the module that tells whether a host can be a node. */
@NullMarked
package dev.slipway.modules.preflight;

import org.jspecify.annotations.NullMarked;
