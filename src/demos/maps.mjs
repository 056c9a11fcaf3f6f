// Arrays as pixels: negative numbers in another color and hatched, zero the page itself.

export const onTheme = (f) =>
  new MutationObserver(f).observe(document.documentElement, { attributeFilter: ["class"] });

// The theme's ink, positive, negative.
export const colors = () => ["--fg", "--fig-accent", "--fig-accent-2"]
  .map((name) => getComputedStyle(document.documentElement).getPropertyValue(name));

// Paints an array, each number `scale` dots wide, or several, eight in a row with a line above and
// left of each. `most` has the first color and is opaque, -`most` has the second.
export function paint(canvas, numbers, shape, colors, scale = 1, most = 1) {
  const [width, height, count = 1] = shape.toReversed();
  const border = shape.length - 2;
  const columns = Math.min(count, 8);
  const across = columns * (width + border) * scale;
  const down = count / columns * (height + border) * scale;
  if (canvas.width !== across) canvas.width = across; // which takes time
  if (canvas.height !== down) canvas.height = down;
  const context = canvas.getContext("2d");
  const [plus, minus] = colors.map((color) => {
    context.fillStyle = color; // read back as #rrggbb
    return parseInt(context.fillStyle.match(/\w\w/g).reverse().join(""), 16);
  });
  const image = new ImageData(across, down);
  const dots = new Int32Array(image.data.buffer);
  for (let row = 0, i = 0; row < count * height; row++) {
    const map = Math.floor(row / height);
    const top = (Math.floor(map / columns) * (height + border) + border + row % height) * scale;
    let left = (map % columns * (width + border) + border) * scale;
    for (const end = left + width * scale; left < end; left += scale) {
      const part = Math.round(numbers[i++] * 255 / (most || 1));
      const line = Math.abs(part) << 24 | (part < 0 ? minus : plus); // opacity, blue, green, red
      const gap = part < 0 ? -0.4 * part << 24 | minus : line;
      for (let y = top; y < top + scale; y++) {
        for (let x = left; x < left + scale; x++) dots[y * across + x] = x + y & 2 ? line : gap;
      }
    }
  }
  context.putImageData(image, 0, 0);
}
