/** An EventBridge inside this process: a bus, its rules, and what they call. */
package airstep.local.embedded.eventbridge;
