/** The CDK app that creates the AWS resources of a stage. */
package airstep.infra;
