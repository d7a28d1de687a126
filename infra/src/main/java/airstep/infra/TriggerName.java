package airstep.infra;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Names for what starts a flow, in the 64 characters that EventBridge allows. */
final class TriggerName {

  private static final int MOST = 64;

  private TriggerName() {}

  /**
   * The flow's name, with what tells its triggers apart behind a dot, which no flow's name has. A
   * name that is too long ends in its own checksum.
   */
  static String of(Stage stage, String flow, String which) {
    String name = stage.named(flow) + "." + which;
    if (name.length() <= MOST) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().toHexDigits((int) sum.getValue());
    return name.substring(0, MOST - 1 - hex.length()) + "." + hex;
  }
}
