package airstep.doctor;

import airstep.flows.Flow;
import java.util.List;

/** Finds the schedules that differ from the files because a person switched them on or off. */
public interface ScheduleSwitches {

  /** Returns those of the flows whose file has a schedule, a pattern or flows to wait for. */
  List<Difference> of(List<Flow> flows);

  /**
   * A rule or schedule that is not as its file says.
   *
   * @param what which one, and how it differs, in one line
   * @param command the command that makes it as the file says
   */
  record Difference(String flow, String what, String command) {}
}
