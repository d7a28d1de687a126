/**
 * How others trigger an Airbyte sync and wait for it: each algorithm in a few lines, after what its
 * source says, to be played on the days that Airstep is played on.
 */
package airstep.simulate.peers;
