package airstep.asl.definition;

import java.util.List;

/** What a state does about errors: first its retriers are asked, then its catchers. */
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

  /** Of states that neither retry nor catch. */
  public static final Recovery NONE = new Recovery(List.of(), List.of());
}
