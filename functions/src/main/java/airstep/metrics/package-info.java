/** The CloudWatch metrics of runs: their names and how they are emitted. */
package airstep.metrics;
