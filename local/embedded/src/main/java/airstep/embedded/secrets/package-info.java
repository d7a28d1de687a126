/** Secrets Manager as the AWS SDK sees it, reduced to reading a secret's value. */
package airstep.embedded.secrets;
