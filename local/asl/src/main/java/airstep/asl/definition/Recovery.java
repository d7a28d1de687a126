package airstep.asl.definition;

import java.util.List;

/** How a state handles errors: first by its retriers, then by its catchers. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

  /** For states that neither retry nor catch. */
  public static final Recovery NONE = new Recovery(List.of(), List.of());
}
