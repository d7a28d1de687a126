package airstep.simulate;

import airstep.asl.LambdaInvoker;
import airstep.embedded.stack.LoadedMachines;
import airstep.http.Http;

/** What is tested: what is deployed, or the same with a change. */
interface Product {

  Product DEPLOYED = new Product() {};

  default LoadedMachines machines(Scene scene) {
    return scene.machines();
  }

  /** How the steps reach Airbyte and Slack. */
  default Http http(Http outside) {
    return outside;
  }

  default LambdaInvoker steps(LambdaInvoker deployed) {
    return deployed;
  }
}
