package airstep.cli;

import airstep.airbyte.Airbytes;
import airstep.asl.timeline.Timeline;
import airstep.doctor.AirbyteViews;
import airstep.doctor.Diagnosis;
import airstep.doctor.Doctor;
import airstep.doctor.Installation;
import airstep.doctor.StageServices;
import airstep.embedded.airbyte.World;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Outside;
import airstep.embedded.stack.SecretsFile;
import airstep.flows.Flow;
import airstep.http.LoggedHttp;
import airstep.http.RetryPause;
import airstep.json.Json;
import airstep.log.StepLog;
import airstep.operate.Place;
import airstep.slack.SlackWebhook;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Finds what is wrong, or soon will be, in flows, Airbyte, Slack and the stage.",
      "Prints one line and one command for each finding: ✓ as it should be, ! a person should know,"
          + " ✗ something fails, or could not be checked. Starts no job and sends no message."
          + " Without --secrets, it examines an Airbyte and a Slack inside this process."
    })
final class DoctorCommand extends Subcommand {

  @Mixin private Flows flows;
  @Mixin private SecretsOption secrets;
  @Mixin private PlaceOption on;

  @Option(
      names = "--fix",
      description =
          "Write a flow file, switched off, for each active connection that is in no flow; asks.")
  private boolean fix;

  @Option(names = "--yes", description = "Fix without asking.")
  private boolean yes;

  @Option(names = "--json", description = "Print one JSON object; fixes only with --yes.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Optional<SecretsFile> file = secrets.file();
    if (fix && file.isEmpty()) {
      throw new UsageException(
          "--fix needs --secrets FILE: without it, the connections are those of an Airbyte inside"
              + " this process");
    }
    List<Flow> all = flows.lenient(console());
    try (Place place = on.open(this);
        OutsideHttp http = OutsideHttp.of(file);
        Timeline timeline = SecretsOption.timeline(file.isPresent(), now())) {
      Services services = Services.of(file, http, all, World.sample(0), timeline, false);
      Installation installation = installation(all, services.outside(), place, timeline);
      Diagnosis diagnosis =
          TimedWork.on(
              timeline, () -> Doctor.examine(installation, it -> console().progress("… " + it)));
      console().progress("");
      if (file.isEmpty()) {
        console()
            .err()
            .println(
                "a rehearsal: Airbyte and Slack are inside this process; --secrets FILE examines"
                    + " your own");
      }
      DoctorFixes fixes = new DoctorFixes(console(), diagnosis.fixes());
      if (json) {
        fixes.apply(fix && yes);
        print(Json.write(fixes.json(diagnosis, place.stage(), file.isEmpty())));
      } else {
        new DoctorText(console()).lines(diagnosis).forEach(this::print);
        if (fix) {
          fixes.ask(yes).forEach(this::print);
        }
      }
      return diagnosis.passes() ? Airstep.OK : Airstep.NOT_SUCCEEDED;
    }
  }

  private Installation installation(
      List<Flow> all, Outside outside, Place place, Timeline timeline) {
    StepLog log =
        new StepLog(verbose() ? console().err()::println : _ -> {}, timeline, "Doctor", "");
    RetryPause pause = duration -> EmbeddedStack.sleep(timeline, duration);
    Airbytes airbytes = new Airbytes(outside.http(), outside.secrets(), timeline, pause);
    return new Installation(
        Flows.checkout(),
        flows.directory(),
        all,
        AirbyteViews.of(all, secret -> airbytes.open(secret, log)),
        new SlackWebhook(new LoggedHttp(outside.http(), log, timeline), outside.secrets(), pause),
        place,
        place.isLocal() ? Optional.empty() : Optional.of(new StageServices(place)),
        timeline);
  }
}
