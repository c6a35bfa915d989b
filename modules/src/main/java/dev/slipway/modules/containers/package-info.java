/**
 * Container runtimes and what belongs to them: configuration, registries, images, GPUs.
 *
 * <p>Entry type: {@link dev.slipway.modules.containers.ContainerModules}. Invariant: a file that a
 * vendor or a person wrote keeps its comments, its order, its version and the keys that no task
 * declares.
 */
@NullMarked
package dev.slipway.modules.containers;

import org.jspecify.annotations.NullMarked;
