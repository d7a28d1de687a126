package airstep.embedded.airbyte;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The authentication that an Airbyte requires. */
public sealed interface Login {
  /** Whether a caller with this header (may be empty), or an issued token, may use the APIs. */
  boolean admits(String authorization, boolean issued);

  /** The response to other callers. */
  default Http.Response refusal() {
    return Replies.empty(401);
  }

  /** A token that was issued to the application. */
  record Token() implements Login {
    @Override
    public boolean admits(String authorization, boolean issued) {
      return issued;
    }
  }

  /** The user of a proxy in front of an older Airbyte. */
  record Basic(String username, String password) implements Login {
    @Override
    public boolean admits(String authorization, boolean issued) {
      byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      return authorization.equals("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public Http.Response refusal() {
      return Replies.of(401, "text/html", "<html><h1>401 Authorization Required</h1></html>");
    }
  }

  /** No authentication. */
  record None() implements Login {
    @Override
    public boolean admits(String authorization, boolean issued) {
      return true;
    }
  }
}
