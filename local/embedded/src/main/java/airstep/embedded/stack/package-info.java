/** Flows on one machine: the definitions, the steps and the services around them. */
package airstep.embedded.stack;
