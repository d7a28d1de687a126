/** Flows on one machine: the definitions, the steps and what is around them, put together. */
package airstep.embedded.stack;
