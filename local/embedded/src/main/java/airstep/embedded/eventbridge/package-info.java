/** An EventBridge in this process: a bus, its rules and their targets. */
package airstep.embedded.eventbridge;
