/** JSON for the steps, small enough for a cold start. */
package airstep.json;
