package airstep.simulate.peers;

/** A job as an answer has it. */
record PeerJob(long id, String status) {}
