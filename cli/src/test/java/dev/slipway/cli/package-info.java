/** Tests that carry out whole command lines in this process, on the local connection. */
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
