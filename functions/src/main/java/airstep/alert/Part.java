package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.util.List;

/**
 * The part of a message for one kind of alert.
 *
 * @param headline the flow and what happened to it
 * @param message what happened, on one line
 * @param sections each short enough for a section in Slack
 */
record Part(AlertKind kind, String headline, String message, List<Text> sections) {}
