/**
 * One event loop that owns the time: virtual for tests and simulations, real for runs. Everything
 * in the embedded services happens as an event of a {@link airstep.asl.timeline.Timeline}.
 */
package airstep.asl.timeline;
