/** Tests of the modules about load balancers. */
@NullMarked
package dev.slipway.modules.balancing;

import org.jspecify.annotations.NullMarked;
