package airstep.bus;

import airstep.aws.SdkFailure;
import airstep.json.Json;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Publishes to the account's default event bus with the AWS SDK. */
public record EventBridgeBus(EventBridgeClient client) implements EventPublisher {

  /** A successful call can still report a failed event. These error codes are temporary. */
  private static final Set<String> TEMPORARY =
      Set.of("ThrottlingException", "InternalFailure", "InternalException");

  @Override
  public void put(String detailType, Map<String, ?> detail) {
    PutEventsRequestEntry.Builder entry = PutEventsRequestEntry.builder();
    entry.source("airstep").detailType(detailType).detail(Json.write(detail));
    try {
      PutEventsResponse response = client.putEvents(request -> request.entries(entry.build()));
      if (response.failedEntryCount() > 0) {
        PutEventsResultEntry result = response.entries().getFirst();
        String why = result.errorCode() + ": " + result.errorMessage();
        throw failed(TEMPORARY.contains(result.errorCode()), detailType, why);
      }
    } catch (SdkException e) {
      SdkFailure failure = SdkFailure.of(e);
      throw failed(failure.temporary(), detailType, failure.said());
    }
  }

  private static RuntimeException failed(boolean temporary, String detailType, String why) {
    String message = "EventBridge did not accept the event " + detailType + ": " + why;
    return temporary
        ? new EventsUnavailableException(message)
        : new EventsRefusedException(message);
  }
}
