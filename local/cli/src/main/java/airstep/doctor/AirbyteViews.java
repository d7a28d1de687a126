package airstep.doctor;

import airstep.airbyte.Airbyte;
import airstep.flows.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds the Airbytes of flows. */
public final class AirbyteViews {

  private AirbyteViews() {}

  /**
   * Returns one for each secret that a flow names, in the order of the flows.
   *
   * @param open opens the Airbyte of a secret
   */
  public static List<AirbyteView> of(List<Flow> flows, Function<String, Airbyte> open) {
    List<AirbyteView> views = new ArrayList<>();
    flows.stream()
        .map(Flow::airbyteSecret)
        .distinct()
        .forEach(secret -> views.add(new AirbyteView(secret, flows, () -> open.apply(secret))));
    return List.copyOf(views);
  }
}
