/** Slack's end of an incoming webhook, and how its messages look to the people in the channel. */
package airstep.embedded.slack;
