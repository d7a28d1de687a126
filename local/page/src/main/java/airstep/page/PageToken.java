package airstep.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A random text that only its receivers know. */
record PageToken(String text) {

  private static final int BYTES = 24;

  static PageToken random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new PageToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns whether the texts are the same, in a time that does not tell where they differ. */
  boolean is(String other) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The token is not for logs. */
  @Override
  public String toString() {
    return "PageToken";
  }
}
