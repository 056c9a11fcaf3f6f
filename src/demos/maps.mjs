// Arrays as pixels: positive numbers in one color, negative ones in another and hatched, zero the
// page itself, as in the drawn figures.

// Calls `f` when the reader changes the theme.
export const onTheme = (f) =>
  new MutationObserver(f).observe(document.documentElement, { attributeFilter: ["class"] });

// What the theme says: a color such as --fg. It is asked once, for an answer may wait until the
// whole page has its style.
const said = new Map();
onTheme(() => said.clear());
export function themed(name) {
  if (!said.has(name)) said.set(name, getComputedStyle(document.documentElement).getPropertyValue(name));
  return said.get(name);
}

// The bytes red, green, blue of a color of the theme, as one number.
const colors = new Map();
function color(name) {
  const value = themed(name);
  if (!colors.has(value)) {
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const { data: [red, green, blue] } = context.getImageData(0, 0, 1, 1);
    colors.set(value, blue << 16 | green << 8 | red);
  }
  return colors.get(value);
}

// The pixels of each canvas, for its next picture: new ones would take longer than to paint them.
const images = new WeakMap();

// Paints `numbers`, `height` rows of `width`, each pixel `scale` wide: 1 and -1, divided by
// `most`, are opaque. `ink`: the numbers are ink from 0 to 1, in the color of the text.
export function paint(canvas, numbers, [height, width], { most = 1, scale = 1, ink = false } = {}) {
  const plus = color(ink ? "--fg" : "--fig-accent");
  const minus = color("--fig-accent-2");
  const [h, w] = [height * scale, width * scale];
  let image = images.get(canvas);
  if (image?.height !== h || image.width !== w) {
    images.set(canvas, image = new ImageData(w, h));
    [canvas.height, canvas.width] = [h, w];
  }
  // What the numbers from -1 to 1 become, in steps of 1/255: opacity, blue, green, red. `gaps`
  // are between two lines.
  const [lines, gaps] = [new Int32Array(511), new Int32Array(511)];
  for (let step = ink ? 0 : -255; step <= 255; step++) {
    const [opacity, rgb] = step < 0 ? [-step, minus] : [step, plus];
    lines[255 + step] = opacity << 24 | rgb;
    gaps[255 + step] = (step < 0 && scale > 1 ? Math.round(0.4 * opacity) : opacity) << 24 | rgb;
  }
  const steps = 255 / (most || 1);
  const pixels = new Int32Array(image.data.buffer);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const step = 255.5 + numbers[i] * steps | 0;
      const line = lines[step];
      const gap = gaps[step];
      for (let v = y * scale; v < (y + 1) * scale; v++) {
        for (let u = x * scale; u < (x + 1) * scale; u++) pixels[v * w + u] = u + v & 2 ? line : gap;
      }
    }
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

// Outlines a rectangle of a painted canvas whose pixels are 1 wide: its rows and columns, each
// from the first to before the last.
export function outline(canvas, [[top, bottom], [left, right]]) {
  const context = canvas.getContext("2d");
  context.strokeStyle = themed("--fig-accent-2");
  context.lineWidth = 2;
  context.strokeRect(left - 1, top - 1, right - left + 2, bottom - top + 2);
}

// Maps (count, h, w) side by side, `columns` in a row, as one array to paint. Above and left of
// each is a line of zeros.
export function tiled(numbers, [count, h, w], columns) {
  const shape = [count / columns * (h + 1), columns * (w + 1)];
  const sheet = new Float32Array(shape[0] * shape[1]);
  for (let row = 0, i = 0; row < count * h; row++) {
    const map = Math.floor(row / h);
    const y = Math.floor(map / columns) * (h + 1) + 1 + row % h;
    let at = y * shape[1] + map % columns * (w + 1) + 1;
    for (let x = 0; x < w; x++) sheet[at++] = numbers[i++];
  }
  return { numbers: sheet, shape };
}
