package airstep.asl;

import airstep.asl.definition.TaskResource;
import airstep.asl.expression.RandomIds;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The optimized integration with EventBridge. It adds the execution and its state machine to the
 * resources of an event. It fails if one entry fails; the other entries are still published.
 *
 * @param random the source of the events' ids
 * @param bus the only bus
 */
public record PutEvents(InstantSource clock, RandomGenerator random, EventBus bus)
    implements ServiceIntegration {

  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 262_144;
  private static final Set<String> FIELDS = Set.of("Source", "DetailType", "Detail", "Resources");

  @Override
  public TaskResource resource() {
    return TaskResource.PUT_EVENTS;
  }

  @Override
  public Call start(ObjectValue arguments, Execution caller, Reply reply) {
    if (arguments.get("Entries") instanceof ArrayValue entries
        && !entries.isEmpty()
        && entries.size() <= MOST_ENTRIES) {
      put(entries, caller, reply);
    } else {
      reply.refused(
          AwsService.EVENT_BRIDGE.refuses(
              400, "ValidationException", "Entries must be a list of 1 to " + MOST_ENTRIES));
    }
    return _ -> {};
  }

  private void put(ArrayValue entries, Execution caller, Reply reply) {
    List<String> origin = List.of(caller.stateMachineArn(), caller.arn());
    ObjectValue answer = put(entries, caller.machine.account(), caller.machine.region(), origin);
    if (answer.get("FailedEntryCount").equals(0)) {
      reply.succeeded(answer);
    } else {
      reply.failed("EventBridge.FailedEntry", JsonValues.write(answer));
    }
  }

  /**
   * Publishes each entry by itself and returns the response of PutEvents.
   *
   * @param origin is appended to the resources of every event
   */
  public ObjectValue put(ArrayValue entries, String account, String region, List<String> origin) {
    List<ObjectValue> results =
        entries.stream().map(entry -> put(entry, account, region, origin)).toList();
    long failed = results.stream().filter(result -> result.containsKey("ErrorCode")).count();
    return ObjectValue.of("Entries", results, "FailedEntryCount", failed);
  }

  private ObjectValue put(Object entry, String account, String region, List<String> origin) {
    if (!(entry instanceof ObjectValue fields) || !FIELDS.containsAll(fields.keySet())) {
      return refused(
          "InvalidArgument", "An entry takes " + FIELDS + ", not " + JsonValues.write(entry));
    }
    if (!(fields.get("Source") instanceof String source)
        || source.startsWith("aws.")
        || !(fields.get("DetailType") instanceof String type)) {
      return refused(
          "InvalidArgument",
          "Source and DetailType are required, and Source must not begin with aws.");
    }
    if (!(detail(fields.get("Detail")) instanceof ObjectValue detail)) {
      return refused("MalformedDetail", "Detail is malformed.");
    }
    List<Object> resources = new ArrayList<>();
    if (fields.get("Resources") instanceof ArrayValue given) {
      resources.addAll(given);
    }
    resources.addAll(origin);
    if (size(source, type, detail, resources) > MOST_BYTES) {
      return refused("InvalidArgument", "An entry has at most " + MOST_BYTES + " bytes");
    }
    String id = RandomIds.uuid(random);
    ObjectValue event =
        ObjectValue.builder()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", type)
            .put("source", source)
            .put("account", account)
            .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region)
            .put("resources", resources)
            .put("detail", detail)
            .build();
    Optional<String> refusal = bus.put(event);
    return refusal.isPresent()
        ? refused(refusal.get(), "The bus did not accept the event.")
        : ObjectValue.of("EventId", id);
  }

  /** The detail, which may also be given as text. */
  private static Object detail(Object given) {
    if (!(given instanceof String text)) {
      return given;
    }
    try {
      return JsonValues.parse(text);
    } catch (InvalidJsonException _) {
      return text;
    }
  }

  /** The size of an entry as AWS counts it. */
  private static long size(String source, String type, ObjectValue detail, List<Object> resources) {
    return JsonValues.bytes(detail)
        + Stream.concat(Stream.of(source, type), resources.stream().map(String::valueOf))
            .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .sum();
  }

  private static ObjectValue refused(String code, String message) {
    return ObjectValue.of("ErrorCode", code, "ErrorMessage", message);
  }
}
