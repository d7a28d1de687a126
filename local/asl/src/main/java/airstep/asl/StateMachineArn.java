package airstep.asl;

/** The parts of a state machine's ARN, and the ARNs of its executions. */
record StateMachineArn(String partition, String region, String account, String name) {

  private static final int PARTS = 7;

  static StateMachineArn parse(String arn) {
    String[] parts = arn.split(":", -1);
    if (parts.length != PARTS
        || !parts[0].equals("arn")
        || !parts[2].equals("states")
        || !parts[5].equals("stateMachine")
        || !ResourceName.isValid(parts[6])) {
      throw new StepFunctionsException(
          "InvalidArn",
          "Not the ARN of a state machine: "
              + arn
              + "; it must be like arn:aws:states:eu-west-1:123456789012:stateMachine:name");
    }
    return new StateMachineArn(parts[1], parts[3], parts[4], parts[6]);
  }

  String execution(String executionName) {
    return text("execution") + ":" + executionName;
  }

  @Override
  public String toString() {
    return text("stateMachine");
  }

  private String text(String kind) {
    return "arn:" + partition + ":states:" + region + ":" + account + ":" + kind + ":" + name;
  }
}
