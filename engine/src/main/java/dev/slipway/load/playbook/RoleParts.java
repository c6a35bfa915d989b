package dev.slipway.load.playbook;

/** Which files of a role are read, without their extension; usually {@code main} everywhere. */
record RoleParts(String tasks, String handlers, String defaults, String variables) {
  static final RoleParts MAIN = new RoleParts("main", "main", "main", "main");
}
