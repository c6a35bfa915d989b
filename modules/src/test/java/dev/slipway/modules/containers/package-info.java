/** Tests of the modules about container runtimes. */
@NullMarked
package dev.slipway.modules.containers;

import org.jspecify.annotations.NullMarked;
