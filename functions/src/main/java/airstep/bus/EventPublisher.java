package airstep.bus;

import java.util.Map;

/** Where events go out, for other people's rules to act on. */
public interface EventPublisher {

  /**
   * Puts one event, once.
   *
   * @param detailType such as {@code Airstep Run Failed}
   * @throws EventsUnavailableException if it cannot be put now; it may have been, if the answer got
   *     lost
   * @throws EventsRefusedException if it never can
   */
  void put(String detailType, Map<String, ?> detail);
}
