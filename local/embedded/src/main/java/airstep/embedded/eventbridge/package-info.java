/** An EventBridge inside this process: a bus, its rules, and what they call. */
package airstep.embedded.eventbridge;
