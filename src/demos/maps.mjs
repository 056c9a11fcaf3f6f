// Arrays as pixels: negative numbers in another color and hatched, zero the page itself.

// Calls `f` when the reader changes the theme.
export const onTheme = (f) =>
  new MutationObserver(f).observe(document.documentElement, { attributeFilter: ["class"] });

// A color of the theme. It is asked for once: an answer may wait until the whole page has its style.
const said = new Map();
onTheme(() => said.clear());
export function themed(name) {
  if (!said.has(name)) said.set(name, getComputedStyle(document.documentElement).getPropertyValue(name));
  return said.get(name);
}

// Its bytes blue, green, red as one number.
function color(context, name) {
  context.fillStyle = themed(name); // read back as #rrggbb
  return parseInt(context.fillStyle.match(/\w\w/g).reverse().join(""), 16);
}

// Paints an array, each number `scale` dots wide, or several, eight in a row with a line above and
// left of each. `most` and -`most` are opaque; `ink` has the color of the text.
export function paint(canvas, numbers, shape, { most = 1, scale = 1, ink }) {
  const [width, height, count = 1] = shape.toReversed();
  const line = shape.length - 2;
  const columns = Math.min(count, 8);
  const across = canvas.width = columns * (width + line) * scale;
  const down = canvas.height = count / columns * (height + line) * scale;
  const context = canvas.getContext("2d");
  const plus = color(context, ink ? "--fg" : "--fig-accent");
  const minus = color(context, "--fig-accent-2");
  const image = new ImageData(across, down);
  const dots = new Uint32Array(image.data.buffer); // opacity, blue, green, red
  for (let i = 0; i < count * height * width; i++) {
    const [row, map] = [Math.floor(i / width), Math.floor(i / width / height)];
    const top = (Math.floor(map / columns) * (height + line) + line + row % height) * scale;
    const left = (map % columns * (width + line) + line + i % width) * scale;
    const number = numbers[i] / most;
    const negative = number < 0 && !ink;
    const opacity = 255 * Math.min(1, negative ? -number : Math.max(0, number));
    const full = opacity << 24 | (negative ? minus : plus);
    const gap = negative && scale > 1 ? 0.4 * opacity << 24 | minus : full; // between two lines
    for (let y = top; y < top + scale; y++) {
      for (let x = left; x < left + scale; x++) dots[y * across + x] = (x + y) % 4 < 2 ? gap : full;
    }
  }
  context.putImageData(image, 0, 0);
}
