/** The part of Step Functions' API that steps call with the AWS SDK's client. */
package airstep.embedded.states;
