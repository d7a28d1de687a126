/** Prepares external texts for display. */
package airstep.text;
