package airstep.flows;

import java.time.LocalTime;

/** Something another system runs every day: the plan shows it, nothing here starts it. */
public record External(LocalTime at, String name) {}
