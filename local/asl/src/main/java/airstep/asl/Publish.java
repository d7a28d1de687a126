package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.expression.RandomIds;
import airstep.asl.json.ObjectValue;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The optimized integration with SNS, for one topic. It refuses what SNS refuses. */
public final class Publish implements ServiceIntegration {

  /** A subject becomes the subject of an e-mail. */
  private static final Pattern SUBJECT = Pattern.compile("[\\p{Alnum}\\p{Punct}][ -~]{0,99}");

  private final RandomGenerator random;
  private final Topic topic;

  /** Receives what is published. */
  @FunctionalInterface
  public interface Topic {

    /** Takes the message, or returns the refusal of SNS. */
    Optional<ServiceRefusal> take(String subject, String message);
  }

  /**
   * Publishes to this topic, whatever the ARN in the arguments.
   *
   * @param random the source of the messages' ids
   */
  public Publish(RandomGenerator random, Topic topic) {
    this.random = random;
    this.topic = topic;
  }

  @Override
  public TaskResource resource() {
    return TaskResource.PUBLISH;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    String subject = arguments.get("Subject") instanceof String given ? given : "";
    Optional<String> invalid = invalid(arguments, subject);
    if (invalid.isPresent()) {
      reply.refused(
          AwsService.SNS.refuses(400, "InvalidParameter", "Invalid parameter: " + invalid.get()));
      return _ -> {};
    }
    topic
        .take(subject, String.valueOf(arguments.get("Message")))
        .ifPresentOrElse(reply::refused, () -> reply.succeeded(ObjectValue.of("MessageId", id())));
    return _ -> {};
  }

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

  private String id() {
    return RandomIds.uuid(random).toString();
  }
}
