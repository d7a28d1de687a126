package airstep.infra;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The names of rules and schedules, within the 64 characters that EventBridge allows. */
final class TriggerName {

  private static final int MOST = 64;

  private TriggerName() {}

  /**
   * Returns the name of one start of a flow, after a dot, which no flow name contains. A name that
   * is too long is cut and ends in its checksum.
   */
  static String of(Stage stage, String flow, String start) {
    String name = stage.named(flow) + "." + start;
    if (name.length() <= MOST) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().toHexDigits((int) sum.getValue());
    return name.substring(0, MOST - 1 - hex.length()) + "." + hex;
  }
}
