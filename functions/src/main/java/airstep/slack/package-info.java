/** Posts messages to Slack. */
package airstep.slack;
