/** The test doubles around a step that replace AWS. */
package airstep.bench;
