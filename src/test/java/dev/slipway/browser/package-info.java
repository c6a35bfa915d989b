/**
 * Looks at the pages that Slipway makes in a real browser. Entry is {@link
 * dev.slipway.browser.GraphPageIT}; the browser talks to nobody but the test, over loopback.
 */
@NullMarked
package dev.slipway.browser;

import org.jspecify.annotations.NullMarked;
