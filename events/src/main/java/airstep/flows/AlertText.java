package airstep.flows;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes which flows alert which channel about what. */
public final class AlertText {
  private static final int FEW = 3;

  private AlertText() {}

  /** Returns one line for each group of flows with the same settings, in the order of the flows. */
  public static List<String> of(List<Flow> flows) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Flow flow : flows) {
      names.computeIfAbsent(of(flow.alerting()), _ -> new ArrayList<>()).add(flow.name());
    }
    return names.entrySet().stream()
        .map(
            line -> {
              int count = line.getValue().size();
              return (count > 1 && count == flows.size()
                      ? "all %d flows".formatted(count)
                      : String.join(", ", line.getValue()))
                  + (count > 1 ? " alert " : " alerts ")
                  + line.getKey();
            })
        .toList();
  }

  private static String of(AlertSettings alerting) {
    return alerting.secret()
        + " about "
        + kinds(alerting.kinds())
        + alerting.mention().map(whom -> ", mentioning " + at(whom) + whom).orElse("")
        + alerting.runbook().map(runbook -> ", with " + runbook).orElse("");
  }

  private static String at(String whom) {
    return AlertKeys.EVERYBODY.contains(whom) ? "@" : "";
  }

  private static String kinds(Set<AlertKind> kinds) {
    EnumSet<AlertKind> others = EnumSet.complementOf(EnumSet.copyOf(kinds));
    if (others.isEmpty()) {
      return "everything";
    }
    return others.size() > FEW ? words(kinds) : "everything except " + words(others);
  }

  private static String words(Set<AlertKind> kinds) {
    return kinds.stream().map(AlertKind::word).collect(Collectors.joining(", "));
  }
}
