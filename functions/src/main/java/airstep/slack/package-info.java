/** Alerts, as Slack messages. */
package airstep.slack;
