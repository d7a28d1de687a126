package airstep.asl;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.timeline.VirtualTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The results of Tasks that publish to SNS. */
class PublishTest {

  private static final String TOPIC = "'TopicArn': 'arn:aws:sns:eu-west-1:123456789012:alarms'";

  private final List<String> taken = new ArrayList<>();

  @Test
  void aMessageReachesTheTopic() {
    Execution execution =
        play("{" + TOPIC + ", 'Subject': 'Airstep', 'Message': 'Öl\\nand water'}");

    assertThat(execution.output().orElseThrow()).startsWith("{\"MessageId\":\"");
    assertThat(taken).containsExactly("Airstep/Öl\nand water");
  }

  @Test
  void aMessageRefusedBySnsFailsTheTask() {
    for (String bad :
        List.of(
            "'TopicArn': 'alarms', 'Message': 'x'",
            TOPIC + ", 'Message': ''",
            TOPIC + ", 'Message': 7",
            TOPIC + ", 'Message': 'x', 'Subject': ''",
            TOPIC + ", 'Message': 'x', 'Subject': ' x'",
            TOPIC + ", 'Message': 'x', 'Subject': 'Öl'",
            TOPIC + ", 'Message': 'x', 'Subject': 'two\\nlines'",
            TOPIC + ", 'Message': 'x', 'Subject': '" + "x".repeat(101) + "'")) {
      assertThat(play("{" + bad + "}").error()).as(bad).hasValue("SNS.InvalidParameterException");
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void anUnavailableTopicFailsTheTask() {
    Execution execution = play("{" + TOPIC + ", 'Subject': 'closed', 'Message': 'x'}");

    assertThat(execution.error()).hasValue("SNS.InternalErrorException");
  }

  private Execution play(String arguments) {
    try (VirtualTimeline timeline = new VirtualTimeline(World.START)) {
      StepFunctions stepFunctions =
          new StepFunctions(
              timeline,
              new SplittableRandom(1),
              _ -> Optional.empty(),
              StepFunctionsOptions.defaults()
                  .withIntegrations(List.of(new Publish(new SplittableRandom(2), this::take))));
      String definition =
          World.machineOf(
              """
              'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::sns:publish',
                'TimeoutSeconds': 9, 'Arguments': %s, 'End': true}\
              """
                  .formatted(arguments));
      String machine = World.PREFIX + "m";
      stepFunctions.createStateMachine(machine, definition.replace('\'', '"'));
      Execution execution = stepFunctions.startExecution(machine, "e", "{}");
      timeline.runUntil(execution::isClosed);
      return execution;
    }
  }

  private Optional<ServiceRefusal> take(String subject, String message) {
    if (subject.equals("closed")) {
      return Optional.of(AwsService.SNS.refuses(500, "InternalError", "out of order"));
    }
    taken.add(subject + "/" + message);
    return Optional.empty();
  }
}
