/**
 * How other tools trigger an Airbyte sync and wait for it: each algorithm in a few lines, after its
 * source, to be played on the same days as Airstep.
 */
package airstep.simulate.peers;
