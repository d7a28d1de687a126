package airstep.imports;

import java.time.ZoneId;

/** The schedule in the tool that a flow was imported from, as five fields of cron. */
public record OldSchedule(String cron, ZoneId zone) {}
