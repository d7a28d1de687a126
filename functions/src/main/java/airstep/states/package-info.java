/** Reads executions, their histories and their definitions from Step Functions. */
package airstep.states;
