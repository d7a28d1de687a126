/** The metrics that runs leave on CloudWatch: what they are called, and how they are printed. */
package airstep.metrics;
