package airstep.embedded.eventbridge;

import airstep.asl.PutEvents;
import airstep.asl.json.ArrayValue;
import airstep.asl.json.JsonValues;
import airstep.asl.timeline.Timeline;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import airstep.json.Json;
import java.util.List;

/** An EventBridge that answers PutEvents for the AWS SDK's client. It allows every caller. */
public record PutEventsApi(Timeline timeline, PutEvents events) implements Service {

  @Override
  public Http.Response handle(Http.Request request) {
    return AwsOperation.serve(
        request,
        (operation, asked) ->
            operation.equals("AWSEvents.PutEvents")
                    && entries(asked.fields().get("Entries")) instanceof ArrayValue entries
                ? timeline.onLoop(() -> put(entries))
                : AwsJson.unknown(operation));
  }

  private static Object entries(Object json) {
    return JsonValues.parse(Json.write(json));
  }

  private Http.Response put(ArrayValue entries) {
    return AwsJson.response(events.put(entries, "000000000000", "us-east-1", List.of()));
  }
}
