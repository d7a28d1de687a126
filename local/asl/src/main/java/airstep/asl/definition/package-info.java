/**
 * The model of a state machine and its loader, which refuses whatever the interpreter does not do
 * exactly as AWS Step Functions does.
 */
package airstep.asl.definition;
