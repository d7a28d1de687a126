/**
 * What the state machine of a sync and its steps give each other.
 *
 * <p>The JSON keys are the names of the components, with {@code Seconds} added for a {@link
 * java.time.Duration}. The components of a record in {@link SyncPlan#settings}, {@link
 * SyncPlan#connection}, {@link SyncPlan#jobs}, or with {@code details}, {@code left} or {@code
 * answer} as its name, are keys of the surrounding object. A component that is empty, or a boolean
 * that is false, may be missing.
 */
package airstep.vocabulary.sync;
