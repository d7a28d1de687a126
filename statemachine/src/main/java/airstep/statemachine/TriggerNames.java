package airstep.statemachine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The names of the rules and schedules that start the flows of a stage on AWS. A deployment creates
 * them, and commands find them by these names.
 *
 * @param stage the name of the stage
 */
public record TriggerNames(String stage) {

  /** The limit of EventBridge and of EventBridge Scheduler. */
  private static final int LONGEST = 64;

  /** Returns the name of the group of all schedules. */
  public String group() {
    return prefix() + "flows";
  }

  /** Returns the name of the queue for failed starts. */
  public String missedStarts() {
    return prefix() + "missed-starts";
  }

  /** Returns the name of the role that enables a rule when its pause ends. Roles are global. */
  public String resumeRole(String region) {
    return prefix() + "resume-" + region;
  }

  /**
   * Returns the name of a rule or schedule, with a dot, which no flow name and no other rule of the
   * stage contains. A name that is too long is cut and ends in its checksum.
   *
   * @param start the {@link FlowStart#name}
   */
  public String of(String flow, String start) {
    String name = prefix() + flow + "." + start;
    if (name.length() <= LONGEST) {
      return name;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().toHexDigits((int) sum.getValue());
    return name.substring(0, LONGEST - 1 - hex.length()) + "." + hex;
  }

  /** Returns the name of the schedule that enables a rule again, which no start has. */
  public String resume(String flow, String start) {
    return of(flow, "resume." + start);
  }

  private String prefix() {
    return "airstep-" + stage + "-";
  }
}
