/**
 * The benchmarks of {@code docs/benchmarks.md}. A section is one question with its tables; {@link
 * airstep.bench.BenchmarkPage} keeps the others when one is renewed.
 */
package airstep.bench;
