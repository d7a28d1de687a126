/** Secrets Manager for the AWS SDK's client, reduced to reading the value of a secret. */
package airstep.embedded.secrets;
