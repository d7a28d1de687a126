package airstep.vocabulary.run;

import airstep.vocabulary.Delivery;

/**
 * The output of NotifyRun.
 *
 * @param alert what became of the alert, in words
 */
public record Notified(String alert, Delivery delivery) {}
