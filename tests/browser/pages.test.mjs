// Every page, wide and narrow, light and dark: it loads without a fault, does not scroll
// sideways, and no text in a figure is smaller than 12 px on the screen. If SCREENSHOTS names a
// folder, a picture of each goes there, to be looked at.

import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { WIDTHS, change, open, page } from "./browser.mjs";
import { pages } from "./serve.mjs";

const THEMES = ["light", "navy"];
const SMALLEST_TEXT = 12;
const { SCREENSHOTS } = process.env;

const { base, browser } = await open({ fonts: true });

describe("pages", { concurrency: 3 }, () => {
  for (const name of pages()) {
    for (const width of WIDTHS) {
      test(`${name}, ${width} px`, () => look(name, width));
    }
  }
});

async function look(name, width) {
  const { tab, faults, close } = await page(browser, base, name, { width });
  await tab.evaluate(() => document.fonts.ready.then(() => {}));
  await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  for (const theme of THEMES) {
    await change(tab, theme);
    faults.push(...await tab.evaluate(inspect, SMALLEST_TEXT));
    if (SCREENSHOTS) await tab.screenshot({
      path: path.join(SCREENSHOTS, `${name.replace(/\.html$/, "").replaceAll("/", "-")}-${width}-${theme}.png`),
      fullPage: name !== "print.html", // the whole book is too tall for one picture
    });
  }
  await close();
  assert.deepEqual([...new Set(faults)], []);
}

test("the book has figures", async () => {
  const { tab, close } = await page(browser, base, "print.html");
  assert.ok(await tab.locator("figure svg").count() > 50);
  await close();
});

// Runs in the page: what is wider than the window, and what text of a figure is too small.
function inspect(smallest) {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const scrolls = (element) =>
      element && (["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    const wide = [...document.querySelectorAll("main *")].find((element) =>
      element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement));
    const name = wide ? `<${wide.localName} id="${wide.id}" class="${wide.getAttribute("class")}">` : "?";
    const needed = document.documentElement.scrollWidth;
    faults.push(`scrolls sideways: ${needed} px in ${width} px, because of ${name}`);
  }
  for (const text of document.querySelectorAll("figure svg :is(text, tspan)")) {
    if (!text.textContent.trim()) continue;
    const { a, b, c, d } = text.getScreenCTM();
    const size = parseFloat(getComputedStyle(text).fontSize) * Math.sqrt(Math.abs(a * d - b * c));
    if (size < smallest - 0.05) {
      const figure = text.closest("figure").id;
      faults.push(`figure ${figure}: "${text.textContent.trim()}" is ${size.toFixed(1)} px`);
    }
  }
  return faults;
}
