/** Functions written without regard for their cold start, to compare with. Never deployed. */
package airstep.naive;
