/** Executions in a file, so that a command can read what earlier ones have run. */
package airstep.store;
