/** Secrets: read by name inside a step, kept for five minutes, never shown. */
package airstep.secrets;
