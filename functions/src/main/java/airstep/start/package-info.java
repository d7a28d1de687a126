/** The start of a function on Lambda, which loads the classes of its step. */
package airstep.start;
