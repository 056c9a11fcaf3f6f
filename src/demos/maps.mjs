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

// Paints `numbers`, `height` rows of `width`, each pixel `scale` wide: 1 and -1, divided by
// `most`, are opaque. `ink`: the numbers are ink from 0 to 1, in the color of the text.
export function paint(canvas, numbers, [height, width], { most = 1, scale = 1, ink = false } = {}) {
  const plus = color(ink ? "--fg" : "--fig-accent");
  const minus = color("--fig-accent-2");
  const size = [height * scale, width * scale];
  if (canvas.height !== size[0] || canvas.width !== size[1]) [canvas.height, canvas.width] = size;
  const image = new ImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer); // opacity, blue, green, red
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const number = numbers[i] / most;
      const negative = number < 0 && !ink;
      const opacity = 255 * Math.min(1, negative ? -number : Math.max(0, number));
      const full = opacity << 24 | (negative ? minus : plus);
      const gap = negative && scale > 1 ? 0.4 * opacity << 24 | minus : full; // between two lines
      for (let v = y * scale; v < (y + 1) * scale; v++) {
        for (let u = x * scale; u < (x + 1) * scale; u++) {
          pixels[v * size[1] + u] = (u + v) % 4 < 2 ? gap : full;
        }
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
  for (let row = 0; row < count * h; row++) {
    const map = Math.floor(row / h);
    const y = Math.floor(map / columns) * (h + 1) + 1 + row % h;
    const x = map % columns * (w + 1) + 1;
    sheet.set(numbers.subarray(row * w, (row + 1) * w), y * shape[1] + x);
  }
  return { numbers: sheet, shape };
}
