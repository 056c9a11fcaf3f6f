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

// The dots of each canvas: new ones take longer than to paint them.
const images = new WeakMap();

// Paints an array, each number `scale` dots wide, or several, eight in a row with a line above and
// left of each. `most` and -`most` are opaque; `ink` has the color of the text.
export function paint(canvas, numbers, shape, { most = 1, scale = 1, ink }) {
  const [width, height, count = 1] = shape.toReversed();
  const line = shape.length - 2;
  const columns = Math.min(count, 8);
  const across = columns * (width + line) * scale;
  const down = count / columns * (height + line) * scale;
  let image = images.get(canvas);
  if (image?.width !== across || image.height !== down) {
    images.set(canvas, image = new ImageData(across, down));
    [canvas.width, canvas.height] = [across, down];
  }
  const context = canvas.getContext("2d");
  const plus = color(context, ink ? "--fg" : "--fig-accent");
  const minus = color(context, "--fig-accent-2");
  // Opacity, blue, green, red of -1 to 1 in steps of 1/255. `gaps` are between two lines.
  const [lines, gaps] = [new Int32Array(511), new Int32Array(511)];
  for (let step = ink ? 0 : -255; step <= 255; step++) {
    const [opacity, rgb] = step < 0 ? [-step, minus] : [step, plus];
    lines[255 + step] = opacity << 24 | rgb;
    gaps[255 + step] = (step < 0 ? 0.4 * opacity : opacity) << 24 | rgb;
  }
  const dots = new Int32Array(image.data.buffer);
  for (let row = 0, i = 0; row < count * height; row++) {
    const map = Math.floor(row / height);
    const top = (Math.floor(map / columns) * (height + line) + line + row % height) * scale;
    let left = (map % columns * (width + line) + line) * scale;
    for (const end = left + width * scale; left < end; left += scale) {
      const step = 255.5 + numbers[i++] * 255 / (most || 1) | 0;
      for (let y = top; y < top + scale; y++) {
        for (let x = left; x < left + scale; x++) dots[y * across + x] = (x + y & 2 ? lines : gaps)[step];
      }
    }
  }
  context.putImageData(image, 0, 0);
}
