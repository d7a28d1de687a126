package airstep.flows;

import java.time.LocalTime;

/** Something that another system runs every day. The plan shows it; Airstep never starts it. */
public record External(LocalTime at, String name) {}
