// What axe-core finds on every page in every theme: nothing, of whatever impact.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { THEMES, WIDTHS, change, open, page } from "./browser.mjs";
import { pages } from "./serve.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const COLORS = ["color-contrast", "link-in-text-block"]; // what a theme can break
const [WIDE, NARROW] = WIDTHS;

const { base, browser } = await open();

describe("axe finds nothing", { concurrency: 3 }, () => {
  for (const name of pages()) {
    if (name === "index.html") continue; // the introduction again
    // and this one every page again, for white paper
    test(name, () => look(name, WIDE, name === "print.html" ? ["light"] : THEMES));
    if (name !== "print.html") test(`${name}, narrow`, () => look(name, NARROW, ["light"]));
  }

  const chapter = "1-strides/03-windows.html";
  test("in the menu of themes", () =>
    look(chapter, WIDE, THEMES, (tab) =>
      tab.addStyleTag({ content: "#mdbook-theme-list { display: block !important }" })));
  test("in the sidebar on a phone", () =>
    look(chapter, NARROW, THEMES, (tab) => tab.click("#mdbook-sidebar-toggle")));
  test("in the keyboard's help", () =>
    look(chapter, WIDE, THEMES, (tab) => tab.keyboard.press("?")));
  test("in what a search finds", () =>
    look(chapter, WIDE, THEMES, async (tab) => {
      await tab.keyboard.press("s");
      await tab.locator("#mdbook-searchbar-outer:not(.searching)").waitFor(); // for the index
      await tab.keyboard.type("stride");
      await tab.locator("#mdbook-searchresults li").first().waitFor();
    }));
});

// `prepare` brings the page into the state to look at.
async function look(name, width, themes, prepare = () => {}) {
  const { tab, close } = await page(browser, base, name, { width });
  await tab.addStyleTag({ content: "* { transition: none !important }" }); // no color in between
  await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await tab.evaluate(AXE);
  await prepare(tab);
  const found = [];
  for (const theme of themes) {
    await change(tab, theme);
    const rules = theme === "light" ? undefined : COLORS;
    for (const violation of await violations(tab, rules)) found.push(`${theme}: ${violation}`);
  }
  await close();
  assert.deepEqual(found, []);
}

// `rules`: all that axe runs by itself, unless some are named.
async function violations(tab, rules) {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const { violations } = await tab.evaluate((options) => axe.run(document, options), options);
  return violations.map(({ id, impact, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, any, all, none }) =>
      `${target.join(" ")} (${[...any, ...all, ...none].map(({ message }) => message).join("; ")})`);
    return `${id}, ${impact}, ${nodes.length} times: ${places.join(", ")}`;
  });
}
