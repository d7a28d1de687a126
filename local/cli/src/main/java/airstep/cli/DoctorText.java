package airstep.cli;

import airstep.doctor.Diagnosis;
import airstep.doctor.Finding;
import airstep.doctor.Group;
import airstep.terminal.Console;
import airstep.text.Counted;
import java.util.ArrayList;
import java.util.List;

/** The doctor's report: groups, and for each finding a line and a command below it. */
record DoctorText(Console console) {

  /** As many findings of a kind as a person reads. */
  private static final int SHOWN = 20;

  List<String> lines(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    for (Group group : Group.values()) {
      List<Diagnosis.Examined> examined =
          diagnosis.examined().stream().filter(one -> one.group() == group).toList();
      if (!examined.isEmpty()) {
        lines.add((lines.isEmpty() ? "" : "\n") + console.bold(group.title()));
        examined.forEach(one -> add(one.findings(), lines));
      }
    }
    lines.add("");
    lines.add(summary(diagnosis));
    return lines;
  }

  private void add(List<Finding> findings, List<String> lines) {
    for (Finding finding : findings.stream().limit(SHOWN).toList()) {
      lines.add(sign(finding) + " " + finding.what());
      finding.command().ifPresent(command -> lines.add("    " + console.faint(command)));
    }
    if (findings.size() > SHOWN) {
      lines.add("… and " + (findings.size() - SHOWN) + " more like these; --json lists all");
    }
  }

  private String sign(Finding finding) {
    return switch (finding) {
      case Finding.Healthy _ -> console.outcome("✓", "SUCCEEDED");
      case Finding.Doubtful _ -> console.outcome("!", "SKIPPED");
      case Finding.Broken _, Finding.Unchecked _ -> console.outcome("✗", "FAILED");
    };
  }

  private static String summary(Diagnosis diagnosis) {
    long problems = diagnosis.findings().filter(one -> !one.passes()).count();
    long warnings = diagnosis.findings().filter(Finding.Doubtful.class::isInstance).count();
    return "%s, %s.".formatted(counted(problems, "problem"), counted(warnings, "warning"));
  }

  private static String counted(long count, String what) {
    return count == 0 ? "no " + what + "s" : Counted.of(count, what);
  }
}
