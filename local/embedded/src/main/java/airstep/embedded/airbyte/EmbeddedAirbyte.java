package airstep.embedded.airbyte;

import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole Airbyte: its two APIs in front, a world of connections behind, and a record of what was
 * done to it. Safe for many threads; time is only what the clock says.
 */
public final class EmbeddedAirbyte implements Service {

  private final InstantSource clock;
  private final AirbytePlatform platform;
  private final List<Dialect> dialects;
  private final WebApp webApp;
  private final Gate gate;
  private final List<LoggedRequest> log = Collections.synchronizedList(new ArrayList<>());

  public EmbeddedAirbyte(InstantSource clock, World world, AirbyteSettings settings) {
    var tokens = new IssuedTokens(settings.credentials(), settings.tokenLifetime());
    this.clock = clock;
    this.platform = new AirbytePlatform(world);
    this.webApp = new WebApp(platform, tokens, clock);
    this.gate = new Gate(settings.login(), tokens);
    var configApi = new EmbeddedConfigApi(settings, platform, tokens, gate, clock);
    this.dialects =
        switch (settings.generation()) {
          case OLD -> List.of(configApi);
          case CURRENT ->
              List.of(new EmbeddedPublicApi(settings, platform, tokens, gate, clock), configApi);
        };
  }

  @Override
  public Http.Response handle(Http.Request request) {
    Http.Response response =
        dialects.stream()
            .filter(dialect -> speaks(dialect, request.uri()))
            .findFirst()
            .map(dialect -> dialect.answer(request))
            .orElseGet(ApiProblem::unknownPath);
    String target = target(request.uri());
    log.add(new LoggedRequest(clock.instant(), request.method(), target, response.status()));
    return response;
  }

  /** The people beside us. */
  public WebApp webApp() {
    return webApp;
  }

  /** From now on a caller has to show this. */
  public void require(Login login) {
    gate.require(login);
  }

  public List<EmbeddedConnection> connections() {
    return platform.connections();
  }

  /** Every job that this Airbyte ever had, oldest first: also those that it has forgotten. */
  public List<EmbeddedJob> jobs() {
    return platform.record();
  }

  /** The time by its own clock. */
  public Instant now() {
    return clock.instant();
  }

  /** The job that has this number now. */
  public Optional<EmbeddedJob> job(long id) {
    return platform.job(id);
  }

  /** A sync of before, with the next number. */
  public EmbeddedJob had(UUID connectionId, Instant createdAt, JobPlan plan) {
    return platform.add(connectionId, JobType.SYNC, Actor.API, createdAt, plan);
  }

  /**
   * Its database is restored to what it was at that moment: the jobs since are forgotten, and their
   * numbers are given again.
   */
  public void restore(Instant asOf) {
    platform.restore(asOf, clock.instant());
  }

  /** From now on jobs get numbers from this one on, as far as they are free. */
  public void numberFrom(long next) {
    platform.numberFrom(next);
  }

  public List<EmbeddedJob> jobs(UUID connectionId) {
    return jobs().stream().filter(job -> job.connectionId().equals(connectionId)).toList();
  }

  public List<Cancel> cancels() {
    return platform.cancels();
  }

  /** Every call in the order of its answers. */
  public List<LoggedRequest> requests() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  private static boolean speaks(Dialect dialect, URI uri) {
    return uri.getRawPath().startsWith(dialect.basePath() + "/");
  }

  private static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
