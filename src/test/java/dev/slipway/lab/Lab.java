package dev.slipway.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test class works on hosts of the lab; constructors and methods may take a {@link LabFleet},
 * or a {@link LabHost} for the first of its hosts.
 *
 * <p>The hosts belong to the class until it ends and then go to the next one as they are. Where the
 * lab cannot run, the class is skipped and the reason reported; with {@code SLIPWAY_LAB=required}
 * in the environment it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("lab")
@ExtendWith(LabExtension.class)
public @interface Lab {
  /** How many hosts the class needs, 1 to 200. */
  int hosts() default 1;

  /** Whether hosts that served another class are thrown away and booted afresh, about 2 s. */
  boolean fresh() default false;

  /**
   * Whether they are hosts with containerd, kubeadm, kubelet and the images of Kubernetes. They are
   * a lab of their own. Kubernetes is built once, which takes 10 to 40 minutes: by hand with {@code
   * lab kubernetes}, else the class is skipped; with {@code SLIPWAY_LAB=required} here and now.
   */
  boolean kubernetes() default false;
}
