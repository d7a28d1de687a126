/**
 * When to look at a job that runs: computed once before a sync, from the durations of the
 * connection's past jobs. Depends on no other package.
 */
package airstep.poll;
