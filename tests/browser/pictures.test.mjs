// The pictures of a drawn character, which a worker paints: opaque is what the listings answer
// natively.

import assert from "node:assert/strict";
import { test } from "node:test";
import { draw as words } from "../../src/demos/words.mjs";
import { change, open, page } from "./browser.mjs";
import { reads, shown } from "./drawing.mjs";

const { base, browser } = await open();
const { tab } = await page(browser, base, "2-sums/19-where-next.html");
const element = tab.locator("draw-character");
await element.scrollIntoViewIfNeeded();
await tab.locator("draw-character.ready").waitFor();

const TEXTS = Object.fromEntries(Object.values(words.pictures).flat());

// What a picture shows: its width, and of every dot red, green, blue, opacity.
const painted = (name) => element.getByRole("img", { name, exact: true }).evaluate(async (picture) => {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame); // a worker's are later
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  return { width: canvas.width, dots: [...context.getImageData(0, 0, canvas.width, canvas.height).data] };
});

for (const theme of ["light", "navy"]) {
  test(`every number is where it belongs, ${theme}`, async () => {
    await change(tab, theme);
    const [answer] = reads([await shown(tab)]);
    let end = 0;
    for (const name of ["scan", "blurred", "square", "image", "conv1", "conv2"]) { // as `Read` in draw.rs
      const shape = answer[name];
      const numbers = answer.numbers.slice(end, end += shape.reduce((a, b) => a * b));
      const { width, dots } = await painted(TEXTS[name]);
      const [columns, rows] = shape.toReversed();
      const maps = shape.length > 2;
      const most = maps ? Math.max(...numbers.map(Math.abs)) : 1;
      const colors = new Set();
      for (const [i, number] of numbers.entries()) {
        const [map, row, column] = [Math.floor(i / rows / columns), Math.floor(i / columns) % rows, i % columns];
        const x = maps ? 2 * ((map % 8) * (columns + 1) + 1 + column) : column;
        const y = maps ? 2 * (Math.floor(map / 8) * (rows + 1) + 1 + row) : row;
        const [red, green, blue, opacity] = dots.slice(4 * (y * width + x), 4 * (y * width + x) + 4);
        const inFrame = name === "blurred" && answer.region.some(([from, to], axis) =>
          [from, to].some((edge) => Math.abs([row, column][axis] - edge) < 3));
        if (inFrame) continue; // the frame is drawn over it
        const faint = number < 0 && !(x + y & 2) ? 0.4 : 1;
        const wanted = faint * Math.abs(number) / most * 255;
        assert.ok(Math.abs(opacity - wanted) < 1.5, `${name}[${map}, ${row}, ${column}]: ${opacity}, not ${wanted}`);
        if (opacity === 255) colors.add(`${number < 0} ${red} ${green} ${blue}`);
      }
      assert.ok(colors.size > 0 && colors.size <= 2, [...colors].join(", "));
    }
  });
}
