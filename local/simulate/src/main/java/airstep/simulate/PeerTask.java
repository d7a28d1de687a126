package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.stack.EmbeddedStack;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.flows.Retries;
import airstep.http.Http;
import airstep.json.Json;
import airstep.simulate.peers.NotSucceeded;
import airstep.simulate.peers.Peer;
import airstep.simulate.peers.Platform;
import airstep.simulate.peers.Stopped;
import airstep.simulate.peers.Task;
import airstep.vocabulary.StepName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A task of a peer's, and the platform that repeats it and tells of it. */
final class PeerTask implements Task {

  private static final Duration UNTIL_NOTICED = Duration.ofMinutes(1);
  private static final Duration ALERT_TIMEOUT = Duration.ofSeconds(10);
  private static final int ALERTS = 3;

  /**
   * Where a task runs.
   *
   * @param airbyte where Airbyte's API is
   * @param ahead how far its clock is ahead
   * @param spared a way to Airbyte without faults
   * @param credentials those that it is given
   * @param token one that is good now
   */
  record Surroundings(
      Peer peer,
      Flow flow,
      String airbyte,
      Duration ahead,
      Timeline timeline,
      Http http,
      Http spared,
      Strikes strikes,
      Supplier<AirbyteSettings.Credentials> credentials,
      Supplier<String> token) {}

  private final Surroundings here;
  private final MortalHttp mortal;
  private final String name;
  private final List<Due> due;
  private final Set<String> through = new HashSet<>();
  private Account.Verdict verdict;
  private Instant began;
  private Instant ended;
  private boolean toStop;
  private boolean stopped;
  private boolean dead;

  PeerTask(Surroundings here, String name, List<Due> due) {
    this.here = here;
    this.mortal = new MortalHttp(here.http(), here.strikes());
    this.name = name;
    this.due = List.copyOf(due);
  }

  /** Runs it to its end, and tells of it. */
  void run() {
    began = here.timeline().instant();
    try {
      verdict = tries();
    } catch (Stopped _) {
      verdict = Account.Verdict.STOPPED;
    }
    ended = here.timeline().instant();
    if (verdict != Account.Verdict.SUCCEEDED && here.peer().platform().alerts()) {
      tell();
    }
  }

  private Account.Verdict tries() {
    Retries retries = here.flow().sync().retries();
    double pause = retries.delay().toMillis();
    for (int left = here.peer().platform().retries() ? retries.count() : 0; ; left--) {
      Account.Verdict one = once();
      if (one == Account.Verdict.SUCCEEDED || stopped || dead || left == 0) {
        return stopped ? Account.Verdict.STOPPED : one;
      }
      sleep(Duration.ofMillis(Math.round(pause)));
      pause *= retries.multiplier();
    }
  }

  /** One try, with as many processes as it takes. */
  private Account.Verdict once() {
    while (true) {
      try {
        mortal.at(StepName.PREPARE_SYNC);
        here.peer().sync(this, due.stream().map(it -> it.connection().toString()).toList());
        mortal.at(StepName.REPORT_RUN);
        return Account.Verdict.SUCCEEDED;
      } catch (Killed _) {
        Platform.Death death = here.peer().platform().death();
        if (death != Platform.Death.REPEATED) {
          dead = death != Platform.Death.COUNTS;
          return Account.Verdict.FAILED;
        }
        sleep(UNTIL_NOTICED);
      } catch (NotSucceeded e) {
        return e.timedOut() ? Account.Verdict.TIMED_OUT : Account.Verdict.FAILED;
      } catch (IOException _) {
        return Account.Verdict.FAILED;
      }
    }
  }

  private void tell() {
    String body = Json.write(Map.of("text", "failed: " + name));
    var message =
        new Http.Request(
            "POST", URI.create(Play.SLACK + Play.WEBHOOK), Map.of(), body, ALERT_TIMEOUT);
    for (int i = 0; i < ALERTS; i++) {
      try {
        if (here.http().send(message).status() == 200) {
          return;
        }
      } catch (IOException _) {
        // Like a refusal: told again.
      }
      EmbeddedStack.sleep(here.timeline(), ALERT_TIMEOUT);
    }
  }

  /** A person stops it: it notices at its next call or pause. */
  void stop() {
    toStop = true;
  }

  private void stopIfToBe() {
    if (toStop && !stopped) {
      stopped = true;
      throw new Stopped();
    }
  }

  boolean isRunning() {
    return began != null && ended == null;
  }

  String name() {
    return name;
  }

  Account account(Due one, boolean told, List<EmbeddedJob> own) {
    boolean done = through.contains(one.connection().toString());
    return new Account(
        one, began, ended, done ? Account.Verdict.SUCCEEDED : verdict, stopped, told, own);
  }

  List<Due> due() {
    return due;
  }

  @Override
  public Http http() {
    return request -> {
      stopIfToBe();
      Http.Response response = (isSpared(request) ? here.spared() : mortal).send(request);
      stopIfToBe();
      return response;
    };
  }

  /** Nothing goes wrong with a list that Airstep does not need, as the flow says what is on it. */
  private boolean isSpared(Http.Request request) {
    ApiCall call = ApiCall.of(request, FaultyHttp.AIRBYTE);
    return switch (here.flow().connections()) {
      case Connections.Named _ -> call == ApiCall.WORKSPACES || call == ApiCall.CONNECTIONS;
      case Connections.AllActive(List<String> workspaces) ->
          call == ApiCall.WORKSPACES && !workspaces.isEmpty();
    };
  }

  @Override
  public void sleep(Duration duration) {
    stopIfToBe();
    EmbeddedStack.sleep(here.timeline(), duration);
    stopIfToBe();
  }

  @Override
  public String airbyte() {
    return here.airbyte();
  }

  @Override
  public AirbyteSettings.Credentials credentials() {
    return here.credentials().get();
  }

  @Override
  public String token() {
    return here.token().get();
  }

  @Override
  public void through(String connection) {
    through.add(connection);
  }

  @Override
  public Duration timeout() {
    return here.flow().sync().timeout();
  }

  @Override
  public Instant instant() {
    return here.timeline().instant().plus(here.ahead());
  }
}
