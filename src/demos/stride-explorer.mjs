// The stride explorer.
import { Live, make } from "./live.mjs";
import { ask } from "./module.mjs";

class StrideExplorer extends Live {
  static title = "Stride explorer";

  build() {
    this.output = make("pre");
    return [this.output];
  }

  async start() {
    const answer = await ask({ ask: "strides", shape: [2, 3], strides: [3, 1], offset: 0, memory: 6 });
    this.output.textContent = answer.positions.join(" ");
  }
}

customElements.define("stride-explorer", StrideExplorer);
