package airstep.simulate.peers;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.http.Http;
import java.time.Duration;
import java.time.InstantSource;

/** What a task can use. Its calls and pauses throw {@link Stopped} when a person stops it. */
public interface Task extends InstantSource {

  Http http();

  /** The base URL of Airbyte's API, without a slash at the end. */
  String airbyte();

  /** The credentials as they are now. */
  Credentials credentials();

  /** A token that is valid now, for peers whose Airbyte requires none. */
  String token();

  /** How long a sync may take, as the flow says. */
  Duration timeout();

  void sleep(Duration duration);

  /** This connection is done, whatever happens to the others. */
  void succeeded(String connection);
}
