package dev.slipway.module;

/** What a parameter takes, and the Java type in which {@link Arguments} hands it out. */
public enum ParameterType {
  /** Text; numbers and booleans are taken as they were written. {@link String}. */
  TEXT,
  /** {@code true false yes no on off 1 0}. {@link Boolean}. */
  BOOLEAN,
  /** A whole number. {@link Long}. */
  INTEGER,
  /** A number. {@link Double}. */
  NUMBER,
  /**
   * An absolute path on the host; {@code ~} at its beginning is the home of the acting user, {@code
   * ~user} that of another one. {@link String}, expanded.
   */
  PATH,
  /**
   * Permissions: octal ({@code '0644'}; unquoted {@code 0644} too) or symbolic ({@code u=rw,go=r}).
   * {@link String}, octal digits or the symbolic form.
   */
  MODE,
  /**
   * A list of texts; one text is a list of one, and commas in it separate. {@code List<String>}.
   */
  TEXTS,
  /** A list of anything. {@code List<Object>}. */
  LIST,
  /** A mapping. {@code Map<String, Object>}. */
  MAP,
  /** Whatever was written. {@link Object}. */
  ANY,
  /**
   * A file or folder on the control host: searched in the role's {@code files/}, beside the
   * playbook in {@code files/}, and beside the playbook. {@link LocalFile}.
   */
  LOCAL_FILE,
  /**
   * A place on the control host where something is to be put; what is not absolute lies beside the
   * playbook. {@link LocalPlace}.
   */
  LOCAL_PLACE,
  /**
   * A file on the control host, searched as {@link #LOCAL_FILE} is, and words behind it, as on a
   * command line ({@link CommandWords}). {@link LocalCommand}.
   */
  LOCAL_COMMAND,
  /**
   * A template on the control host, searched as files are, in {@code templates/}; rendered by the
   * engine with the task's variables. {@link RenderedTemplate}.
   */
  TEMPLATE,
  /** Bare conditions, evaluated by the engine. {@code List<Condition>}. */
  CONDITIONS,
  /** The name of a variable or a bare expression, evaluated by the engine. {@link Evaluated}. */
  EXPRESSION
}
