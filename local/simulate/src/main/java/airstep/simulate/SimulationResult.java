package airstep.simulate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * The result of a simulation.
 *
 * @param broken how many promises were broken, summed over all days
 * @param violations the first of them
 * @param faults how often each kind struck
 * @param outcomes how the syncs ended
 */
@JsonIgnoreProperties("broken")
public record SimulationResult(
    long seed,
    int runs,
    int broken,
    List<Violation> violations,
    Map<FaultKind, Integer> faults,
    Map<String, Integer> outcomes,
    double seconds)
    implements Result {}
