package airstep.simulate.peers;

import airstep.embedded.airbyte.AirbyteSettings.Credentials;
import airstep.http.Http;
import java.time.Duration;
import java.time.InstantSource;

/** What a task can use. Its calls and pauses end in {@link Stopped} when a person stops it. */
public interface Task extends InstantSource {

  Http http();

  /** Where Airbyte's API is, without a slash at the end. */
  String airbyte();

  /** The credentials as they are now. */
  Credentials credentials();

  /** A token that is good at this moment, for those whose Airbyte does not ask for one. */
  String token();

  /** How long a sync may take, as the flow says. */
  Duration timeout();

  void sleep(Duration duration);

  /** This connection is through, whatever becomes of the others. */
  void through(String connection);
}
