/**
 * JSONata as in AWS Step Functions: what the States Language forbids is refused at load, and an
 * expression that returns nothing is an error.
 */
package airstep.asl.expression;
