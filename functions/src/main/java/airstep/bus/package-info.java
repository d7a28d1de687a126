/** What Airstep tells others: events on EventBridge. */
package airstep.bus;
