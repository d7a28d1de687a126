package airstep.imports;

/**
 * The schedule in the tool that a flow was imported from.
 *
 * @param likeCron whether the tool does the same as cron when the clock changes
 */
public record OldSchedule(OldClock clock, boolean likeCron) {}
