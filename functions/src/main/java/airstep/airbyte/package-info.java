/** Airbyte as the steps see it: connections, jobs, and why a call did not work. */
package airstep.airbyte;
