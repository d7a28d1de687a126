/**
 * JSONata as AWS Step Functions has it: what the language forbids is found before anything runs,
 * and an expression that gives nothing is an error.
 */
package airstep.asl.expression;
