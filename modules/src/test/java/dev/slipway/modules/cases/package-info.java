/**
 * Case files: a module, its arguments and a host's answers in, the diff and what apply does out.
 *
 * <p>Entry type: {@link dev.slipway.modules.cases.CaseFileTest}; the form of a case is told in
 * {@code src/test/resources/cases/README.md}. Invariant: a question or a command that a case does
 * not list fails it.
 */
@NullMarked
package dev.slipway.modules.cases;

import org.jspecify.annotations.NullMarked;
