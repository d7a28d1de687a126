/** Slack's side of an incoming webhook, and how its messages look in the channel. */
package airstep.embedded.slack;
