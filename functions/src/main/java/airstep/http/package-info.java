/** How a step talks to the world: one stack for everything that goes out. */
package airstep.http;
