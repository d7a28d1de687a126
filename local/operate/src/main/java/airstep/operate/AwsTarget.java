package airstep.operate;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.net.URI;
import java.util.Optional;

/**
 * Which stage on AWS, and how to reach it. What is empty comes from where the AWS CLI takes it.
 *
 * @param profile the name of a profile in the files of the AWS CLI
 * @param endpoint another address of all services, such as an emulator
 */
public record AwsTarget(
    String stage, Optional<String> profile, Optional<String> region, Optional<URI> endpoint)
    implements JsonRecord {

  /** The stage that is deployed if none is named. */
  public static final String DEFAULT_STAGE = "dev";

  /** Reads what {@link #json} writes. */
  public static AwsTarget read(JsonObject json) {
    return new AwsTarget(
        json.needText("stage"),
        json.text("profile"),
        json.text("region"),
        json.text("endpoint").map(URI::create));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("stage", stage)
        .put("profile", profile)
        .put("region", region)
        .put("endpoint", endpoint.map(URI::toString));
  }
}
