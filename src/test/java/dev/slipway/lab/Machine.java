package dev.slipway.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test class works on a {@link LabMachine}, which its constructor and methods may take as a
 * parameter. All classes of one JVM share it, but for those that want a fresh one. Slow, hence a
 * tag of its own, {@code machine}, that only runs when asked for.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("machine")
@ExtendWith(MachineExtension.class)
public @interface Machine {
  /** Whether the class gets a machine of its own, newly made, which ends with the class. */
  boolean fresh() default false;
}
