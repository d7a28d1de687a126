package airstep.airbyte;

import airstep.http.Http;
import airstep.http.LoggedHttp;
import airstep.http.RetryPause;
import airstep.log.StepLog;
import airstep.secrets.Secrets;
import java.time.InstantSource;

/** Opens the Airbyte that a secret describes, with the API that its address requires. */
public final class Airbytes {

  private final Http http;
  private final Secrets secrets;
  private final InstantSource clock;
  private final RetryPause pause;
  private final AccessTokens tokens;

  public Airbytes(Http http, Secrets secrets, InstantSource clock, RetryPause pause) {
    this.http = http;
    this.secrets = secrets;
    this.clock = clock;
    this.pause = pause;
    this.tokens = new AccessTokens(clock);
  }

  /**
   * Opens the Airbyte of a secret. Its calls are written to the log.
   *
   * @throws airstep.secrets.SecretUnavailableException if the secret cannot be read now
   * @throws airstep.secrets.SecretUnusableException if the secret lacks valid credentials
   */
  public Airbyte open(String secretName, StepLog log) {
    LoggedHttp logged = new LoggedHttp(http, log, clock);
    AirbyteSession session = new AirbyteSession(logged, secrets, secretName, tokens);
    AirbyteCalls calls = new AirbyteCalls(session, pause);
    // Not by constructors: to verify this method, the JVM would load both classes at a cold start.
    return session.address().older() ? ConfigApi.open(calls) : PublicApi.open(calls);
  }
}
