/** The command {@code airstep}. */
package airstep.local.cli;
