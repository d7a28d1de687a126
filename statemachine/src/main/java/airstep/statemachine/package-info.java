/** Renders the state machine definitions from the YAML files and the flows. */
package airstep.statemachine;
