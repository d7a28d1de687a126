/**
 * When, and with what: the flow files, read, checked and planned. Nothing here knows AWS or starts
 * a run.
 */
package airstep.flows;
