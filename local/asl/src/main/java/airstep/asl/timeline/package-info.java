/**
 * One event loop that owns time: virtual for tests and simulation, real for running. Everything
 * that happens in the embedded services happens as an event of a {@link
 * airstep.asl.timeline.Timeline}.
 */
package airstep.asl.timeline;
