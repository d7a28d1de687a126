package airstep.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that names texts and runs, and that Lambda has of a package. */
public final class Sha256 {

  private Sha256() {}

  /** Returns the SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
  public static String of(String text) {
    return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the SHA-256 of the data, as 32 bytes. */
  public static byte[] of(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
