/** What ran in a stage, read through the API of Step Functions, on AWS or on this machine. */
package airstep.operate;
