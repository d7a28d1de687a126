/** The handlers as Lambda runs them: from the jar that is deployed, by AWS's own client. */
package airstep.runtime;
