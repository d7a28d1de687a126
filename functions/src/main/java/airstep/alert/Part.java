package airstep.alert;

import airstep.vocabulary.AlertKind;
import java.util.List;

/**
 * The part of a message for one kind of alert.
 *
 * @param what what happened, as the end of a headline that begins with the flow
 * @param message what happened, on one line
 * @param sections each short enough for a section in Slack
 */
record Part(AlertKind kind, String what, String message, List<Text> sections) {}
