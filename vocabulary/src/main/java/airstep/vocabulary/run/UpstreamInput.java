package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * The input of CheckUpstream.
 *
 * @param since the beginning of the window in which each flow has to succeed
 */
public record UpstreamInput(List<Upstream> flows, Instant since) {

  public static UpstreamInput read(JsonObject json) {
    return new UpstreamInput(json.needList("flows", Upstream::read), json.needTime("since"));
  }

  /**
   * A flow that the run's flow follows.
   *
   * @param machine the ARN of its state machine
   */
  public record Upstream(String name, String machine) {

    static Upstream read(JsonObject json) {
      return new Upstream(json.needText("name"), json.needText("machine"));
    }
  }
}
