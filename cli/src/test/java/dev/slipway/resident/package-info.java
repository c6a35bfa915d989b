@NullMarked
package dev.slipway.resident;

import org.jspecify.annotations.NullMarked;
