/**
 * The inputs and outputs of the steps of a run.
 *
 * <p>In JSON each component is a key of the same name. A {@link java.time.Duration} {@code timeout}
 * is the number {@code timeoutSeconds}, an {@link java.time.Instant} a string such as {@code
 * 2026-11-22T07:00:00Z}, an enum constant its name or, if it has one, its word. An empty {@link
 * java.util.Optional} is a key that is missing or null.
 */
package airstep.vocabulary.run;
