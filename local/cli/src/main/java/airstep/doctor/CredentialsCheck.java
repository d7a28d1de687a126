package airstep.doctor;

import airstep.airbyte.AirbyteRefusedException;
import airstep.secrets.SecretUnusableException;
import java.util.List;

/** Whether Airbyte accepts the credentials of each secret; with which API and version. */
final class CredentialsCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.AIRBYTE;
  }

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    return installation.inEach(
        "the credentials", airbyte -> List.of(credentials(airbyte, installation)));
  }

  private static Finding credentials(AirbyteView view, Installation installation) {
    String command = installation.command("check " + view.flows().getFirst().name());
    try {
      int workspaces = view.airbyte().workspaces().size();
      String seen = view.secret() + ": " + view.airbyte().seen();
      return workspaces == 0
          ? new Finding.Broken(seen + " shows no workspace to this key", command)
          : new Finding.Healthy(
              seen + ", " + workspaces + (workspaces == 1 ? " workspace" : " workspaces"));
    } catch (AirbyteRefusedException e) {
      // That proves nothing about the rest: each check says so itself.
      return e.notFound()
          ? new Finding.Doubtful(
              "%s: %s; could not list workspaces: %s"
                  .formatted(view.secret(), view.airbyte().seen(), Asked.why(e)),
              command)
          : new Finding.Broken(view.secret() + ": " + Asked.why(e), command);
    } catch (SecretUnusableException e) {
      return new Finding.Broken(Asked.why(e), command);
    }
  }
}
