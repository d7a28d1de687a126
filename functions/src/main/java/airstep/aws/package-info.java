/** Shared by all clients of AWS services. */
package airstep.aws;
