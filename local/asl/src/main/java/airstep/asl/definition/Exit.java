package airstep.asl.definition;

import airstep.asl.expression.PayloadTemplate;
import java.util.Map;
import java.util.Optional;

/**
 * One way out of a state: its output, the variables that it assigns, and the next state.
 *
 * @param next empty if the machine or iteration ends
 */
public record Exit(
    Optional<PayloadTemplate> output, Map<String, PayloadTemplate> assign, Optional<String> next) {}
