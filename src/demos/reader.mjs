// A worker, in which the network reads and paints: the page meanwhile follows the pen.

import { paint } from "./maps.mjs";
import { ask, start } from "./module.mjs";

let first, loaded;

// The first message has the module, the weights and the canvases; the others have drawings.
onmessage = ({ data }) => {
  try {
    if (data.module) start((first = data).module);
    loaded ??= ask({ weights: {} }, first.weights);
    postMessage(data.module ? loaded : read(data));
  } catch ({ message }) {
    loaded = undefined; // it may be a new instance
    postMessage({ message });
  }
};

function read({ data, colors: [ink, ...signs], ...size }) {
  // Black ink, white paper in every theme.
  const grays = Uint8Array.from({ length: data.length / 4 }, (_, i) => 255 - data[4 * i + 3]);
  const { numbers, region: [[top, bottom], [left, right]], ...answer } = ask({ read: size }, grays);
  let end = 0;
  for (const [name, canvas] of Object.entries(first.canvases)) {
    const shape = answer[name];
    const part = numbers.subarray(end, end += shape.reduce((a, b) => a * b));
    if (shape.length < 3) paint(canvas, part, shape, [ink]);
    else paint(canvas, part, shape, signs, 2, Math.max(...part.map(Math.abs)));
    if (name !== "blurred") continue;
    const context = canvas.getContext("2d");
    Object.assign(context, { strokeStyle: signs[1], lineWidth: 2 });
    context.strokeRect(left - 1, top - 1, right - left + 2, bottom - top + 2);
  }
  return answer;
}
