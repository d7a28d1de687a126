package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.expression.RandomIds;
import airstep.asl.json.ObjectValue;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The optimized integration with SNS. It refuses what SNS refuses.
 *
 * @param random the source of the messages' ids
 * @param topic the only topic, whatever the ARN in the arguments
 */
public record Publish(RandomGenerator random, Topic topic) implements ServiceIntegration {

  /** A subject becomes the subject of an email. */
  private static final Pattern SUBJECT = Pattern.compile("[\\p{Alnum}\\p{Punct}][ -~]{0,99}");

  /** Receives what is published. */
  @FunctionalInterface
  public interface Topic {

    /** Takes the message, or returns the refusal of SNS. */
    Optional<ServiceRefusal> take(String subject, String message);
  }

  @Override
  public TaskResource resource() {
    return TaskResource.PUBLISH;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    String subject = arguments.get("Subject") instanceof String given ? given : "";
    invalid(arguments, subject)
        .map(name -> AwsService.SNS.refuses(400, "InvalidParameter", "Invalid parameter: " + name))
        .or(() -> topic.take(subject, String.valueOf(arguments.get("Message"))))
        .ifPresentOrElse(
            reply::refused,
            () -> reply.succeeded(ObjectValue.of("MessageId", RandomIds.uuid(random))));
    return _ -> {};
  }

  /** The name of the first invalid argument. */
  private static Optional<String> invalid(ObjectValue arguments, String subject) {
    if (!(arguments.get("TopicArn") instanceof String arn)
        || !arn.matches("arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}")) {
      return Optional.of("TopicArn");
    }
    if (arguments.containsKey("Subject") && !SUBJECT.matcher(subject).matches()) {
      return Optional.of("Subject");
    }
    // The size limit of a Task's arguments is the one of a message.
    return arguments.get("Message") instanceof String message && !message.isEmpty()
        ? Optional.empty()
        : Optional.of("Message");
  }
}
