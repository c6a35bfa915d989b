/** Tests of the modules about kernels. */
@NullMarked
package dev.slipway.modules.kernel;

import org.jspecify.annotations.NullMarked;
