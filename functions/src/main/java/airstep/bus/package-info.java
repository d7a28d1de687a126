/** Publishes Airstep's events on EventBridge. */
package airstep.bus;
