package airstep.simulate.peers;

/** A job as an answer shows it. */
record PeerJob(long id, String status) {}
