package dev.slipway.modules.ceph;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;

/** Name and parameters of the module {@code ceph_pool}, and what they say. */
final class PoolSpec {
  private static final String NAME = "name";
  private static final String CONFIRM = "confirm";
  private static final String GROUPS = "pg_num";
  private static final String SIZE = "size";
  private static final String MINIMUM_SIZE = "min_size";
  private static final String APPLICATION = "application";

  private PoolSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("ceph_pool", "A pool of a Ceph cluster.")
        .describe(
            "Through the `ceph` and `rbd` of the host. What is not declared stays as it is, and is"
                + " the cluster's default in a new pool. A pool without an application gets the"
                + " declared one; for `rbd` that is what `rbd pool init` does, without which no"
                + " block device can be made in it. A pool that serves something else is refused.")
        .describe(
            "Where the cluster scales placement groups by itself (`pg_autoscale` is `on`, as it is"
                + " by default since Ceph 15), `pg_num` is what a new pool begins with, and is not"
                + " compared afterwards. Elsewhere it is compared with what the pool is on its way"
                + " to: splitting and merging takes the cluster its time.")
        .describe("A cluster that is `HEALTH_ERR` is left alone, unless `even_in_error` is true.")
        .describe(
            "`state: absent` destroys all data in the pool: `confirm` has to be its name, and the"
                + " monitors' own switch `mon_allow_pool_delete` has to be on. This module does not"
                + " turn it on.")
        .parameter(Parameter.identity(NAME, ParameterType.TEXT, "The pool.").must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether there is such a pool.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.state(
                APPLICATION,
                ParameterType.TEXT,
                "What the pool is for: `rbd`, `cephfs`, `rgw` or a word of your own."))
        .parameter(Parameter.state(GROUPS, ParameterType.INTEGER, "Placement groups."))
        .parameter(
            Parameter.state(
                    "pg_autoscale",
                    ParameterType.TEXT,
                    "Whether the cluster finds the number of placement groups by itself.")
                .oneOf("on", "off", "warn"))
        .parameter(
            Parameter.state(
                SIZE,
                ParameterType.INTEGER,
                "Copies of each object. 1 keeps no second one, and the monitors allow it only with"
                    + " `mon_allow_pool_size_one`."))
        .parameter(
            Parameter.state(
                MINIMUM_SIZE,
                ParameterType.INTEGER,
                "Copies that have to be there for the cluster to take writes."))
        .parameter(
            Parameter.control(
                CONFIRM, ParameterType.TEXT, "With `state: absent`: the name of the pool again."))
        .parameter(
            Parameter.control(
                    "even_in_error",
                    ParameterType.BOOLEAN,
                    "Whether a cluster that is HEALTH_ERR is altered.")
                .otherwise("false"))
        .parameters(CephClient.parameters())
        .returns(NAME, "The pool.")
        .returns(GROUPS, "How many placement groups it has, or is on its way to.")
        .returns(SIZE, "Copies of each object.")
        .example(
            "A pool for the volumes of a cluster",
            """
            - ceph_pool:
                name: kubernetes
                application: rbd
                pg_num: 32
                size: 3
            """)
        .build();
  }

  static PoolModule.Desired bind(Arguments arguments) {
    String name = arguments.text(NAME);
    if (name.isBlank() || name.startsWith("-") || name.startsWith(".") || name.contains("/")) {
      arguments.reject(
          NAME,
          "\"" + name + "\" is no name for a pool of yours.",
          "begin with a letter or a digit, and leave slashes out.");
    }
    for (String number : List.of(GROUPS, SIZE, MINIMUM_SIZE)) {
      if (arguments.optionalInteger(number).orElse(1L) < 1) {
        arguments.reject(number, "it is less than 1.", "write 1 or more.");
      }
    }
    if (arguments.optionalInteger(MINIMUM_SIZE).orElse(1L)
        > arguments.optionalInteger(SIZE).orElse(Long.MAX_VALUE)) {
      arguments.reject(
          MINIMUM_SIZE, "it is more than size.", "write at most as many copies as there are.");
    }
    boolean present = arguments.text("state").equals("present");
    if (!present && !arguments.optionalText(CONFIRM).orElse("").equals(name)) {
      arguments.reject(
          CONFIRM,
          "the data in the pool ends with it, and \"%s\" does not confirm that."
              .formatted(arguments.optionalText(CONFIRM).orElse("")),
          "write confirm: " + name + ".");
    }
    return new PoolModule.Desired(
        CephClient.bind(arguments),
        name,
        present,
        new PoolModule.Settings(
            arguments.optionalInteger(GROUPS),
            arguments.optionalText("pg_autoscale"),
            arguments.optionalInteger(SIZE),
            arguments.optionalInteger(MINIMUM_SIZE),
            arguments.optionalText(APPLICATION)),
        arguments.flag("even_in_error"));
  }
}
