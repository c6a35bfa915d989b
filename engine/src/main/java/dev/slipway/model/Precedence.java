package dev.slipway.model;

/**
 * The levels at which a variable can be set, from the weakest to the strongest. The order is
 * ansible-core's.
 */
public enum Precedence {
  ROLE_DEFAULTS,
  INVENTORY_ALL,
  INVENTORY_GROUP,
  GROUP_VARS_ALL,
  GROUP_VARS,
  INVENTORY_HOST,
  HOST_VARS,
  FACTS,
  PLAY_VARS,
  PLAY_VARS_FILES,
  ROLE_VARS,
  BLOCK_VARS,
  TASK_VARS,
  SET_FACT_AND_REGISTER,
  ROLE_PARAMETERS,
  EXTRA_VARS,
  /** Loop variables and what the engine itself provides. */
  MAGIC
}
