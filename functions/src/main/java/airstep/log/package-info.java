/** The steps' log lines. */
package airstep.log;
