/** What the tests put around a step in place of AWS. */
package airstep.bench;
