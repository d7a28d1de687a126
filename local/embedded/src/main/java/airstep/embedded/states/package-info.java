/** The part of Step Functions' API that steps ask, for the AWS SDK's own client. */
package airstep.embedded.states;
