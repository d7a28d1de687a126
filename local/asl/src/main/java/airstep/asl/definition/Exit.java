package airstep.asl.definition;

import airstep.asl.expression.PayloadTemplate;
import java.util.Map;
import java.util.Optional;

/**
 * How a state is left: what it passes on, which variables it sets, and where to.
 *
 * @param next empty where the machine, branch or iteration ends
 */
public record Exit(
    Optional<PayloadTemplate> output, Map<String, PayloadTemplate> assign, Optional<String> next) {}
