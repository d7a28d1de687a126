/**
 * An embedded Step Functions: a strict, deterministic interpreter of the Amazon States Language
 * with JSONata. It refuses at load what it does not do as AWS does, and knows nothing of what the
 * machines are for.
 */
package airstep.asl;
