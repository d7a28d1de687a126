package airstep.local.simulate;

import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import java.util.List;

/** A day that is over on which a peer saw to the syncs. */
record PeerPlayed(EmbeddedAirbyte airbyte, List<Account> accounts) {

  PeerPlayed {
    accounts = List.copyOf(accounts);
  }
}
