/**
 * An embedded Step Functions: a strict, deterministic interpreter of the Amazon States Language
 * with JSONata. It refuses at load whatever it does not do as AWS does. It does not depend on
 * Airbyte.
 */
package airstep.asl;
