/** Files on their way from a host to the control host. */
@NullMarked
package dev.slipway.modules.transfer;

import org.jspecify.annotations.NullMarked;
