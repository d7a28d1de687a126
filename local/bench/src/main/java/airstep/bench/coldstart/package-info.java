/** Measures the cold start of the functions, and the size of their package. */
package airstep.bench.coldstart;
