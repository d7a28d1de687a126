package airstep.imports;

import java.time.ZoneId;

/**
 * The schedule in the tool that a flow was imported from, as five fields of cron.
 *
 * @param likeCron whether the tool does the same as cron when the clock changes
 */
public record OldSchedule(String cron, ZoneId zone, boolean likeCron) {}
