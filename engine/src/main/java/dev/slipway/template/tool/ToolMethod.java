package dev.slipway.template.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a method of a tool; a test runs the example. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ToolMethod {

  /** How it is called, such as {@code replace(text, search, replacement)}. */
  String call();

  /** What it gives, in one sentence. */
  String summary();

  /** A value of YAML that calls it. */
  String example();

  /** The text that the example renders to. */
  String gives();
}
