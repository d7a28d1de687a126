/** What Step Functions remembers: executions, their histories, and the definitions they ran. */
package airstep.states;
