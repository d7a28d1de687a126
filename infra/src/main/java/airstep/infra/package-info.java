/** Where it lives: the CDK app that gives AWS everything a stage of Airstep needs. */
package airstep.infra;
