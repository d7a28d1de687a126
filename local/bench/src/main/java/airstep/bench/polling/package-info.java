/** How many polls a sync takes, and how late its end is noticed. */
package airstep.bench.polling;
