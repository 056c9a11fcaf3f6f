// The book in a folder of its site, such as https://example.org/strides/: a page of each depth
// finds all it asks for, and the links between them stay in the folder.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, page } from "./browser.mjs";

const { base, browser } = await open({ under: "/strides" });

for (const name of ["", "introduction.html", "1-strides/01-by-hand.html", "2-sums/17-looking-inside.html", "print.html"]) {
  test(`/strides/${name} misses nothing`, async () => {
    const { tab, faults, close } = await page(browser, base, name);
    assert.ok(await tab.locator("figure svg").count() > 0);
    const outside = await tab.evaluate((base) =>
      [...document.querySelectorAll("a[href]")]
        .map(({ href }) => href)
        .filter((href) => href.startsWith(location.origin) && !href.startsWith(`${base}/`)), base);
    assert.deepEqual(outside, []);
    await close();
    assert.deepEqual(faults, []); // a request above /strides/ is one
  });
}

test("the search finds pages below /strides/", async () => {
  const { tab, faults, close } = await page(browser, base, "1-strides/01-by-hand.html");
  await tab.keyboard.press("s");
  await tab.locator("#mdbook-searchbar-outer:not(.searching)").waitFor(); // for the index
  await tab.keyboard.type("winograd");
  await tab.locator("#mdbook-searchresults a").first().click();
  await tab.waitForURL(`${base}/2-sums/*.html?*`);
  await close();
  assert.deepEqual(faults, []);
});
