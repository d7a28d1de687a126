package airstep.simulate.peers;

/** A job as an answer has it. */
record Job(long id, String status) {}
