package airstep.doctor;

import airstep.flows.Flow;
import airstep.operate.NextCommand;
import airstep.operate.Place;
import airstep.slack.SlackWebhook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the doctor examines.
 *
 * @param checkout the folder of the files that a deployment is made of
 * @param folder the folder of the flow files
 * @param airbytes the Airbytes of the flows, each once
 * @param place where the runs are
 * @param aws the stage, if the place is on AWS
 */
public record Installation(
    Path checkout,
    Path folder,
    List<Flow> flows,
    List<AirbyteView> airbytes,
    SlackWebhook slack,
    Place place,
    Optional<StageServices> aws,
    InstantSource clock) {

  /** Returns a command of Airstep's for a person to run, which sees the same as the doctor. */
  String command(String words) {
    NextCommand next = place.name().next();
    // What writes files needs a real Airbyte.
    boolean writes = words.startsWith("import ") || words.contains("--fix");
    // The doctor itself asks Airbyte from this machine, wherever the runs are.
    boolean asks = words.startsWith("check ");
    return (writes ? next.withSecrets() : asks ? next.onThisMachine() : next).text(words);
  }

  /** Returns the flows that are switched on: others cannot fail. */
  List<Flow> switchedOn() {
    return flows.stream().filter(Flow::switchedOn).toList();
  }

  /**
   * Returns what is found in each Airbyte. One that does not answer hides nothing about the others.
   *
   * @param subject what the question is about
   */
  List<Finding> inEach(String subject, Function<AirbyteView, List<Finding>> findings) {
    return airbytes.stream().flatMap(one -> in(one, subject, findings)).toList();
  }

  private Stream<Finding> in(
      AirbyteView one, String subject, Function<AirbyteView, List<Finding>> findings) {
    String command = command("check " + one.flows().getFirst().name());
    return Asked.at(subject + " in " + one.secret(), command, () -> findings.apply(one)).stream();
  }
}
