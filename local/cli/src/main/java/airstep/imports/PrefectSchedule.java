package airstep.imports;

/**
 * A schedule of a deployment.
 *
 * @param cron five fields; empty if it is an interval or a recurrence rule
 * @param text what it says, for a person
 * @param restricted whether both day fields must match, which cron and flows do not do
 */
record PrefectSchedule(String cron, String zone, boolean active, String text, boolean restricted) {}
