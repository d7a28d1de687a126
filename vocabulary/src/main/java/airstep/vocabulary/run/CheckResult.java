package airstep.vocabulary.run;

import airstep.vocabulary.Delivery;
import java.util.List;

/**
 * The output of CheckAlert.
 *
 * @param alert what became of the message, in words
 */
public record CheckResult(
    String alert,
    Delivery delivery,
    List<String> problems,
    List<String> notes,
    List<String> saw,
    List<String> untried) {}
