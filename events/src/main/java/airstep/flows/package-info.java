/** Reads, validates and plans the flow files. Nothing here depends on AWS or starts a run. */
package airstep.flows;
