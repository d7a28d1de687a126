/** What each step does: one handler for each Task state that calls a function. */
package airstep.steps;
