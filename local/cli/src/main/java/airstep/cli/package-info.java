/** The command {@code airstep}. */
package airstep.cli;
