package airstep.doctor;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the doctor found, by check, in order.
 *
 * @param examined the checks that make sense there
 */
public record Diagnosis(List<Examined> examined) implements JsonRecord {

  /**
   * The findings of one check.
   *
   * @param check the name of the check
   */
  public record Examined(Group group, String check, List<Finding> findings) implements JsonRecord {
    public Examined {
      findings = List.copyOf(findings);
    }

    @Override
    public JsonFields json() {
      return new JsonFields()
          .put("group", group.title())
          .put("check", check)
          .put("findings", findings);
    }
  }

  public Diagnosis {
    examined = List.copyOf(examined);
  }

  /** Returns all findings. */
  public Stream<Finding> findings() {
    return examined.stream().flatMap(one -> one.findings().stream());
  }

  /** Returns whether nothing is broken, and everything was answered. */
  public boolean passes() {
    return findings().allMatch(Finding::passes);
  }

  /** Returns what can be fixed without harm. */
  public List<Fix> fixes() {
    return findings().flatMap(finding -> finding.fix().stream()).toList();
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("ok", passes()).put("checks", examined);
  }
}
