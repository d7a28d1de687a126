package airstep.steps;

import airstep.bench.Bench;
import airstep.bench.Loopback;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The base of tests of steps that call Airbyte: an Airbyte, and a bench that guards its key. All of
 * them share the Airbyte, so only one of them runs at a time.
 */
@Execution(ExecutionMode.SAME_THREAD)
abstract class AirbyteStepTest {

  @RegisterExtension static final WireMockExtension server = Loopback.server();

  @RegisterExtension final Bench bench = new Bench();
  AirbyteStub airbyte;

  @BeforeEach
  void open() {
    airbyte = new AirbyteStub(server, bench).open();
  }
}
