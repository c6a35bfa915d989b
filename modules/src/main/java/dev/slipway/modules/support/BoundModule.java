package dev.slipway.modules.support;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import java.util.function.Function;

/**
 * A kind of module of which there are several, that differ in what they are called and in what
 * their arguments say.
 *
 * @param <D> what is declared
 * @param <S> what is observed
 */
public abstract class BoundModule<D extends Record, S> implements TaskModule<D, S> {
  private final ModuleSpec spec;
  private final Function<Arguments, D> binding;

  /**
   * @param binding pure, as {@link TaskModule#bind}
   */
  protected BoundModule(ModuleSpec spec, Function<Arguments, D> binding) {
    this.spec = spec;
    this.binding = binding;
  }

  @Override
  public final ModuleSpec spec() {
    return spec;
  }

  @Override
  public final D bind(Arguments arguments) {
    return binding.apply(arguments);
  }
}
