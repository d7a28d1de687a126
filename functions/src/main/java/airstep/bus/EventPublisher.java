package airstep.bus;

import java.util.Map;

/** Publishes events for users' rules. */
public interface EventPublisher {

  /**
   * Publishes one event, without retries.
   *
   * @param detailType such as {@code Airstep Run Failed}
   * @throws EventsUnavailableException if a retry may help; the event may have been published if
   *     the answer was lost
   * @throws EventsRefusedException if a retry cannot help
   */
  void put(String detailType, Map<String, ?> detail);
}
