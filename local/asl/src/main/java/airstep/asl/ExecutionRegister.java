package airstep.asl;

import airstep.asl.definition.StateMachine;

/**
 * Knows the names of executions that are outside of this Step Functions, such as those of earlier
 * processes.
 */
@FunctionalInterface
public interface ExecutionRegister {

  /**
   * Registers an execution before its first state runs.
   *
   * @return false if its name is taken; then it does not start
   */
  boolean register(Execution execution, StateMachine machine);
}
