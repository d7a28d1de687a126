/** The terminal of a person: tables that fit it, colors, questions and signals. */
package airstep.terminal;
