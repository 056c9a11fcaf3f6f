// Arrays as pixels: positive numbers in one color, negative ones in another and hatched, zero the
// page itself, as in the drawn figures.

const color = (element, name) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  context.fillStyle = getComputedStyle(element).getPropertyValue(name);
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
};

// Paints `numbers`, `height` rows of `width`, each pixel `scale` wide: 1 and -1, divided by
// `most`, are opaque. `ink`: the numbers are ink from 0 to 1, in the color of the text.
export function paint(canvas, numbers, [height, width], { most = 1, scale = 1, ink = false } = {}) {
  const [plus, minus] = ink
    ? [color(canvas, "--fg")]
    : [color(canvas, "--fig-accent"), color(canvas, "--fig-accent-2")];
  [canvas.height, canvas.width] = [height * scale, width * scale];
  const image = new ImageData(canvas.width, canvas.height);
  for (let y = 0, at = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++, at += 4) {
      const number = numbers[Math.floor(y / scale) * width + Math.floor(x / scale)] / most;
      const paint = number < 0 && minus ? minus : plus;
      const gap = number < 0 && scale > 1 && (x + y) % 4 < 2 ? 0.4 : 1;
      image.data.set(paint, at);
      image.data[at + 3] = 255 * Math.min(1, ink ? Math.max(0, number) : Math.abs(number)) * gap;
    }
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

// Calls `f` when the reader changes the theme.
export const onTheme = (f) =>
  new MutationObserver(f).observe(document.documentElement, { attributeFilter: ["class"] });
