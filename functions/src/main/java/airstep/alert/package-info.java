/**
 * What is reported about a run, and how: pure functions from a run and the runs before it to a
 * message.
 */
package airstep.alert;
