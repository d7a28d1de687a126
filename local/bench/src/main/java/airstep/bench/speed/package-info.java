/** How long the command takes to start, and how many days the simulator plays in a second. */
package airstep.bench.speed;
