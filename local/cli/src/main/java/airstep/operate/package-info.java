/** Reads the runs of a stage from Step Functions, on AWS or on this machine. */
package airstep.operate;
