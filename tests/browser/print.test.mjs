// The whole book on paper: light colors in every theme, every figure, every box open.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { THEMES, change, open, page } from "./browser.mjs";
import { BOOK, pages } from "./serve.mjs";

const { base, browser } = await open();

test("the print page asks to be printed, and holds every figure of every page", async () => {
  const { tab, faults, close } = await page(browser, base, "print.html", {
    initial: () => {
      window.printed = 0;
      window.print = () => window.printed++;
    },
  });
  await tab.emulateMedia({ media: "print" });
  await tab.waitForFunction(() => window.printed > 0);
  assert.equal(await tab.evaluate("printed"), 1);

  const figure = /<figure\b[^>]*\bid="([^"]+)"/g;
  const expected = pages()
    .filter((name) => !["index.html", "print.html"].includes(name))
    .flatMap((name) => [...fs.readFileSync(path.join(BOOK, name), "utf8").matchAll(figure)].map(([, id]) => id));
  assert.ok(expected.length > 50);
  const shown = await tab.evaluate(() =>
    [...document.querySelectorAll("figure[id]")]
      .filter((figure) => figure.getBoundingClientRect().height > 20)
      .map(({ id }) => id));
  assert.deepEqual(shown.sort(), expected.sort());

  const closed = await tab.evaluate(() =>
    [...document.querySelectorAll("details > :not(summary)")]
      .filter((content) => content.getBoundingClientRect().height === 0)
      .map((content) => content.outerHTML.slice(0, 80)));
  assert.deepEqual(closed, []);
  await close();
  assert.deepEqual(faults, []);
});

test("ink is dark on white paper, whatever the theme", async () => {
  const { tab, faults, close } = await page(browser, base, "1-strides/03-windows.html");
  await tab.emulateMedia({ media: "print" });
  for (const theme of THEMES) {
    await change(tab, theme);
    assert.equal(await tab.evaluate(() => getComputedStyle(document.body.parentElement).backgroundColor), "rgb(255, 255, 255)");
    const { pale, seen } = await tab.evaluate(inks);
    assert.ok(seen > 300, `${seen} pieces of text`);
    assert.deepEqual(pale, [], theme);
  }
  await close();
  assert.deepEqual(faults, []);
});

// Runs in the page: the texts whose contrast with white is below 4.5, after WCAG 2.
function inks() {
  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (color) => {
    paper.fillStyle = "white";
    paper.fillRect(0, 0, 1, 1);
    paper.fillStyle = color;
    paper.fillRect(0, 0, 1, 1);
    const [r, g, b] = paper.getImageData(0, 0, 1, 1).data;
    return 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  };
  const texts = [...document.querySelectorAll("main *")].filter((element) =>
    element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const pale = texts.flatMap((element) => {
    const { color, fill } = getComputedStyle(element);
    const ink = element.closest("svg") ? fill : color;
    const contrast = 1.05 / (luminance(ink) + 0.05);
    return contrast < 4.5 ? [`${element.localName} "${element.textContent.slice(0, 20)}": ${ink}, ${contrast.toFixed(1)}`] : [];
  });
  return { pale: [...new Set(pale)], seen: texts.length };
}
