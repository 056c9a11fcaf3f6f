// What a reader waits for: the bytes of a page, its first paint, and things that jump.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { WIDTHS, largestShift, open, page } from "./browser.mjs";
import { BOOK, pages } from "./serve.mjs";

const MOST = 300_000; // bytes of a chapter of text, fonts apart
const CHAPTER = "1-strides/03-windows.html";

// The heaviest chapter without a demo: those have a budget of their own.
function heaviest() {
  const sizes = pages()
    .filter((name) => name !== "print.html")
    .map((name) => [name, fs.readFileSync(path.join(BOOK, name))])
    .filter(([, html]) => !html.includes('class="demo"'))
    .map(([name, html]) => [name, gzipSync(html).length]);
  return sizes.reduce((most, size) => (size[1] > most[1] ? size : most))[0];
}

test(`the heaviest page of text transfers less than ${MOST} bytes`, async () => {
  const name = heaviest();
  const { base, browser } = await open();
  const { tab, faults } = await page(browser, base, name, { wait: "networkidle" });
  const sent = await tab.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter(({ name }) => !name.endsWith(".woff2"))
      .map(({ name, encodedBodySize }) => [name, encodedBodySize]));
  const total = sent.reduce((sum, [, bytes]) => sum + bytes, 0);
  assert.ok(sent.length > 5 && total > 10_000, `only ${sent.length} files`);
  assert.ok(total < MOST, `${name}: ${total} bytes in ${sent.join(", ")}`);
  assert.deepEqual(faults, []);
});

test("the text is painted before any script has come", async () => {
  const { base, browser, release } = await open({ held: /\.m?js$/ });
  const { tab, faults } = await page(browser, base, CHAPTER, { wait: "commit" });
  await tab.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
  assert.ok(await tab.locator("main p").first().isVisible());
  assert.equal(await tab.locator("#mdbook-sidebar a").count(), 0, "the sidebar comes with a script");
  release();
  await tab.waitForLoadState("load");
  assert.ok(await tab.locator("#mdbook-sidebar a").count() > 20);
  const { value, moved } = await largestShift(tab);
  assert.equal(value, 0, `the scripts move: ${moved.join(", ")}`);
  assert.deepEqual(faults, []);
});

test("fonts that come late are not used", async () => {
  const { base, browser, release } = await open({ held: /open-sans|source-code/ });
  const { tab } = await page(browser, base, CHAPTER, { wait: "commit" });
  await tab.locator("#mdbook-sidebar a").first().waitFor();
  await tab.waitForTimeout(300);
  release();
  await tab.waitForLoadState("load");
  const { value, moved } = await largestShift(tab);
  assert.equal(value, 0, `the fonts move: ${moved.join(", ")}`);
});

for (const width of WIDTHS) {
  test(`nothing jumps while the page loads, ${width} px`, async () => {
    const { base, browser } = await open();
    const { tab } = await page(browser, base, CHAPTER, { width });
    const { value, moved } = await largestShift(tab);
    assert.equal(value, 0, `moved: ${moved.join(", ")}`);
    assert.deepEqual(await tab.evaluate(() => [scrollX, scrollY]), [0, 0]);
  });
}
