// The sliding kernel in its chapters: what it shows is what the listings answer natively.

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { kernel as words } from "../../src/demos/words.mjs";
import { WIDTHS, open, page, violations } from "./browser.mjs";
import { native } from "./native.mjs";

const PRESETS = {
  edges: "1-strides/01-by-hand.html#under-the-kernel",
  geometry: "1-strides/04-geometry.html#all-three",
  learned: "2-sums/17-looking-inside.html#learned-kernel",
};

// What the native code says: images as files, because they go beside a question.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sliding-kernel-"));
after(() => fs.rmSync(folder, { recursive: true }));
const image = (name, numbers) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, new Uint8Array(Float32Array.from(numbers).buffer));
  return file;
};
const [choices, ...characters] = native([
  { choices: {} },
  { character: { character: "R", seed: 1 } },
  { character: { character: "T", seed: 1 } },
  { character: { character: "8", seed: 1 } },
]);
const [R, T, EIGHT] = characters.map(({ numbers }, i) => image(`${i}`, numbers));
const taps = (name) => {
  let end = 0;
  const all = choices.kernels.map(([name, side]) => [name, choices.numbers.slice(end, end += side * side)]);
  return Object.fromEntries(all)[name];
};
const PLAIN = { stride: 1, padding: 0, dilation: 1 };
const GEOMETRY = { stride: 2, padding: 1, dilation: 2 };
const question = (name, place, window = PLAIN) =>
  ({ kernel: { side: Math.sqrt(taps(name).length), taps: taps(name), ...window, place } });

const { base, browser } = await open();

// A chapter with its figure ready.
async function figure(preset, options = {}) {
  const { tab, faults, close } = await page(browser, base, PRESETS[preset], options);
  const demo = tab.locator(`sliding-kernel[preset=${preset}]`);
  await demo.and(tab.locator(".ready")).waitFor();
  await demo.scrollIntoViewIfNeeded();
  return { tab, demo, faults, close };
}

// Waits until the figure shows the answer to `question` on the image in `file`.
async function shows(demo, { kernel: question }, file) {
  const [answer] = native([[{ kernel: question }, file]]);
  const { place, sum, shape, most, taps, side = question.side } = { ...question, ...answer };
  await says(demo, words.sum(answer.place, sum));
  assert.equal(await demo.locator(".map > small").textContent(), words.size(shape, most));
  const under = answer.numbers.slice(-2 * side * side);
  const lines = question.taps.flatMap((tap, at) =>
    words.product(under[at], tap, under[side * side + at], side > 3 ? 2 : 4));
  assert.deepEqual(await demo.locator(".products span").allTextContents(), lines);
  const window = await demo.locator(".input path").first().getAttribute("d");
  const span = question.dilation * (side - 1) + 1;
  const [[row, column]] = answer.taps;
  assert.equal(window, `M${column} ${row}h${span}v${span}h${-span}z`);
  assert.equal(await demo.evaluate((demo) => demo.live.classList.contains("stale")), false);
}

const says = (demo, sentence) => demo.locator(".said", { hasText: sentence }).waitFor({ timeout: 3000 })
  .catch(async () => assert.equal(await demo.locator(".said").textContent(), sentence));

// Where the middle of a pixel is on the screen.
async function spot(picture, [row, column], [height, width]) {
  const { x, y, ...box } = await picture.boundingBox();
  return [x + (column + 0.5) * box.width / width, y + (row + 0.5) * box.height / height];
}

describe("the sliding kernel", { concurrency: 2 }, () => {
  for (const [preset, start, file] of [
    ["edges", question("sobel x", [11, 7]), R],
    ["geometry", question("sobel x", [6, 3], GEOMETRY), R],
    ["learned", question("learned 11", [14, 12]), T],
  ]) {
    test(`begins as it is drawn: ${preset}`, async () => {
      const { demo, faults, close } = await figure(preset);
      await shows(demo, start, file);
      await close();
      assert.deepEqual(faults, []);
    });
  }

  test("follows the pointer and the fields", async () => {
    const { tab, demo, faults, close } = await figure("edges");
    await tab.mouse.move(...await spot(demo.locator(".map .pixels"), [3, 20], [26, 26]));
    await shows(demo, question("sobel x", [3, 20]), R);

    await demo.getByRole("combobox", { name: words.kernel }).selectOption("blur");
    for (const [name, number] of Object.entries(GEOMETRY)) {
      await demo.getByLabel(words[name]).fill(String(number));
    }
    await shows(demo, question("blur", [3, 12], GEOMETRY), R); // the map has 13 columns

    await demo.getByLabel(words.tap(1, 1)).fill("-0.5");
    const edited = question("blur", [3, 12], GEOMETRY);
    edited.kernel.taps[4] = -0.5;
    await shows(demo, edited, R);
    assert.equal(await demo.getByRole("combobox", { name: words.kernel }).inputValue(), "");

    await demo.getByLabel(words.character).selectOption("8");
    await shows(demo, edited, EIGHT);

    await demo.getByRole("combobox", { name: words.kernel }).selectOption("learned 31");
    await shows(demo, question("learned 31", [3, 12], GEOMETRY), EIGHT);
    await close();
    assert.deepEqual(faults, []);
  });

  test("paints the feature map", async () => {
    const { demo, close } = await figure("edges");
    const [{ numbers, most }] = native([[question("sobel x", [0, 0]), R]]);
    const alphas = await demo.locator(".map canvas").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const pixel = canvas.width / 26;
      return Array.from({ length: 26 * 26 }, (_, at) =>
        data[((Math.floor(at / 26) * pixel) * canvas.width + (at % 26) * pixel) * 4 + 3]);
    });
    alphas.forEach((alpha, at) => {
      const strength = 255 * Math.abs(numbers[at]) / most;
      const hatched = numbers[at] < 0 && Math.abs(alpha - 0.4 * strength) < 1;
      assert.ok(hatched || Math.abs(alpha - strength) < 1, `${at}: ${alpha} for ${numbers[at]}`);
    });
    await close();
  });

  test("says what the listings say of a window that cannot be", async () => {
    const { demo, faults, close } = await figure("edges");
    const wrong = { stride: 0, dilation: 14, padding: 99 };
    for (const [name, number] of Object.entries(wrong)) {
      const field = demo.getByLabel(words[name]);
      const before = await field.inputValue();
      await field.fill(String(number));
      const [error] = native([[question("sobel x", [11, 7], { ...PLAIN, [name]: number }), R]]);
      assert.ok(error instanceof Error);
      await says(demo, error.message);
      assert.ok(await demo.evaluate((demo) => demo.live.classList.contains("stale")));
      await field.fill("");
      await says(demo, words.wrong(undefined, words[name]));
      await field.fill(before);
      await shows(demo, question("sobel x", [11, 7]), R);
    }
    await demo.getByLabel(words.tap(0, 2)).fill("");
    await says(demo, words.wrong(words.tap(0, 2)));
    await close();
    assert.deepEqual(faults, []);
  });

  test("shows the kernel turned where one pixel is inked, by keyboard alone", async () => {
    const { tab, demo, faults, close } = await figure("edges");
    await demo.getByText(words.clear).focus();
    await tab.keyboard.press("Enter");
    await tab.keyboard.press("Shift+Tab"); // the character
    await tab.keyboard.press("Shift+Tab"); // the input, at [11, 7]
    for (const key of ["ArrowDown", "ArrowRight", "Space"]) await tab.keyboard.press(key);
    const dot = new Array(784).fill(0);
    dot[12 * 28 + 8] = 1;
    const file = image("dot", dot);
    await shows(demo, question("sobel x", [11, 7]), file);
    for (let i = 0; i < 3; i++) await tab.keyboard.press("Tab"); // to the kernels
    await tab.keyboard.type("0 to 8");
    await shows(demo, question("0 to 8", [11, 7]), file);
    for (let i = 0; i < 9 + 3 + 1; i++) await tab.keyboard.press("Tab"); // past taps and window
    for (const key of ["ArrowUp", "ArrowLeft"]) await tab.keyboard.press(key);
    await shows(demo, question("0 to 8", [10, 6]), file); // the last tap
    assert.match(await demo.locator(".said").textContent(), /8$/);
    for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight"]) await tab.keyboard.press(key);
    await shows(demo, question("0 to 8", [12, 8]), file); // the first
    assert.match(tab.url(), /01-by-hand/);
    await close();
    assert.deepEqual(faults, []);
  });

  test("takes a finger, and a drawing", async () => {
    const { tab, demo, faults, close } = await figure("edges", { width: 390, touch: true });
    await tab.touchscreen.tap(...await spot(demo.locator(".map .pixels"), [20, 3], [26, 26]));
    await shows(demo, question("sobel x", [20, 3]), R);
    await demo.getByText(words.clear).tap();
    await tab.touchscreen.tap(...await spot(demo.locator(".input .pixels"), [21, 4], [28, 28]));
    const drawing = new Array(784).fill(0);
    drawing[21 * 28 + 4] = 1;
    await shows(demo, question("sobel x", [20, 3]), image("tapped", drawing));

    // A stroke is two pixels wide, and without gaps however fast.
    const input = demo.locator(".input .pixels");
    await tab.mouse.move(...await spot(input, [5, 5], [28, 28]));
    await tab.mouse.down();
    await tab.mouse.move(...await spot(input, [5, 15], [28, 28]));
    await tab.mouse.up();
    drawing[5 * 28 + 5] = 1;
    for (let column = 6; column <= 16; column++) drawing[5 * 28 + column] = drawing[6 * 28 + column] = 1;
    await tab.mouse.move(...await spot(demo.locator(".map .pixels"), [4, 9], [26, 26]));
    await shows(demo, question("sobel x", [4, 9]), image("stroke", drawing));
    assert.equal(await demo.getByLabel(words.character).inputValue(), "");
    await close();
    assert.deepEqual(faults, []);
  });

  for (const width of WIDTHS) {
    test(`axe finds nothing, ${width} px`, async () => {
      const { tab, demo, close } = await figure("geometry", { width });
      for (const stride of ["2", "0"]) {
        await demo.getByLabel(words.stride).fill(stride);
        assert.deepEqual(await violations(tab, { within: "sliding-kernel" }), [], `stride ${stride}`);
      }
      await close();
    });
  }
});
