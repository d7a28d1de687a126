package airstep.cli;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.operate.RunLogs;
import airstep.operate.Runs;
import airstep.statemachine.Deployment;
import airstep.states.SfnExecutions;
import airstep.store.ExecutionStore;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;

/** Reads the runs on this machine with the SDK's client, as it would read those on AWS. */
record RunsReader(Runs runs, RunLogs logs) {

  static RunsReader of(OpeningStore opening) {
    SfnClientBuilder builder = SfnClient.builder();
    ExecutionStore store = opening.store();
    SfnClient client =
        InMemorySdkHttpClient.openOnce(builder, new EmbeddedStates(RecordedExecutions.of(store)));
    return new RunsReader(
        new Runs(new SfnExecutions(client), Deployment.standIn().run()), new RunLogs(store::logs));
  }
}
