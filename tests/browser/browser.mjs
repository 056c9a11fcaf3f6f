// A browser with the book in it:
//
//     const { base, browser } = await open();
//     const { tab, faults } = await page(browser, base, "1-strides/02-layout.html", { width: 390 });
//     // … tab is Playwright's Page …
//     assert.deepEqual(faults, []);
//
// `open` closes everything when the tests of its file have ended.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

export const WIDTHS = [1280, 390]; // px: a laptop's window, a phone
export const THEMES = ["light", "rust", "coal", "navy", "ayu"];

// Options: those of `serve`.
export async function open(options) {
  const server = await serve(options);
  const browser = await chromium.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
  after(async () => {
    await browser.close();
    server.close();
  });
  return { base: server.base, browser, release: server.release };
}

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "google-chrome", "chromium-browser"]) {
    for (const folder of process.env.PATH.split(path.delimiter)) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) return file;
    }
  }
  throw new Error("no Chromium: install it (Debian: apt install chromium) or set CHROMIUM to its path");
}

// A page of the book in a tab of its own, that remembers nothing of others. `faults` grows
// with every error on the console, script that throws, request that fails and request to
// elsewhere. `initial` runs in the page before its own scripts.
export async function page(browser, base, name, options = {}) {
  const { width = 1280, theme = "light", javascript = true, touch = false, wait = "load", initial } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: javascript,
    hasTouch: touch,
    isMobile: touch,
  });
  await context.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme);
  if (initial) await context.addInitScript(initial);
  const tab = await context.newPage();
  const faults = watch(tab, base);
  await tab.goto(`${base}/${name}`, { waitUntil: wait });
  return { tab, faults, close: () => context.close() };
}

function watch(tab, base) {
  const faults = [];
  const add = (fault) => faults.includes(fault) || faults.push(fault);
  tab.on("console", (message) => {
    if (message.type() === "error") add(`console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => add(`script: ${error.message}`));
  tab.on("requestfailed", (request) => {
    if (request.failure().errorText === "net::ERR_ABORTED") return; // the page was left
    add(`failed request: ${request.url()}`);
  });
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${base}/`) && !/^(data|blob):/.test(url)) add(`asks for ${url}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) add(`${response.status()} for ${response.url()}`);
  });
  return faults;
}

// Changes the theme as a reader does, in the menu.
export async function change(tab, theme) {
  await tab.evaluate((theme) => {
    document.getElementById(`mdbook-theme-${theme}`).click();
    if (!document.documentElement.classList.contains(theme)) throw new Error(`no theme ${theme}`);
  }, theme);
}

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe-core finds in these themes, in the whole page or `within` a selector: sentences, none if
// all is well. `rulesOf(theme)` names rules; without, axe runs all it runs by itself.
export async function violations(tab, { within, themes = THEMES, rulesOf = () => {} } = {}) {
  await tab.addStyleTag({ content: "* { transition: none !important }" }); // no color in between
  if (!await tab.evaluate("window.axe")) await tab.evaluate(AXE);
  const found = [];
  for (const theme of themes) {
    await change(tab, theme);
    const runOnly = rulesOf(theme);
    const { violations } = await tab.evaluate(([within, options]) => axe.run(within ?? document, options),
      [within, { resultTypes: ["violations"], ...(runOnly && { runOnly }) }]);
    for (const { id, impact, nodes } of violations) {
      const places = nodes.slice(0, 3).map(({ target, any, all, none }) =>
        `${target.join(" ")} (${[...any, ...all, ...none].map(({ message }) => message).join("; ")})`);
      found.push(`${theme}: ${id}, ${impact}, ${nodes.length} times: ${places.join(", ")}`);
    }
  }
  return found;
}

// How far things jumped while the page loaded, without anyone touching it: the largest layout
// shift (0 to 1) and what moved.
export async function largestShift(tab) {
  const shifts = await tab.evaluate(() => new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => resolve(list.getEntries()
      .filter((entry) => !entry.hadRecentInput)
      .map(({ value, sources }) => ({
        value,
        moved: sources.map(({ node }) => node?.outerHTML?.slice(0, 60) ?? node?.textContent ?? "?"),
      }))));
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve([]), 200); // without a shift nothing is reported
  }));
  return shifts.reduce((most, shift) => (shift.value > most.value ? shift : most), { value: 0, moved: [] });
}
