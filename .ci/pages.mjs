// Every page of the built book, wide and narrow, light and dark, in a real browser.
//
//     CHROMIUM=/usr/bin/chromium node .ci/pages.mjs BOOK SCREENSHOTS
//
// A page must load without an error on the console, without a failed request and without a
// request to anywhere else; it must not scroll sideways; and no text in a figure may be
// smaller than 12 px on the screen. Writes a screenshot of each.

import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

// `require` looks into NODE_PATH, `import` does not.
const { chromium } = createRequire(import.meta.url)("playwright-core");

const WIDTHS = [1280, 390];
const THEMES = ["light", "navy"];
const SMALLEST_TEXT = 12;
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

const [book, screenshots] = process.argv.slice(2);
if (!screenshots) throw new Error("usage: pages.mjs BOOK SCREENSHOTS");

function serve() {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    let file = path.join(book, decodeURIComponent(url.pathname));
    if (file.endsWith("/")) file += "index.html";
    const found = fs.existsSync(file) && fs.statSync(file).isFile();
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(found ? 200 : 404, { "content-type": type });
    found ? fs.createReadStream(file).pipe(response) : response.end();
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

// toc.html is the sidebar of browsers without scripts: a frame, not a page.
function pages() {
  const files = fs.readdirSync(book, { recursive: true });
  return files.filter((file) => file.endsWith(".html") && file !== "toc.html").sort();
}

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
  return { faults, figures: document.querySelectorAll("figure svg").length };
}

async function visit(browser, base, page, width, theme) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript((theme) => localStorage.setItem("mdbook-theme", theme), theme);
  const tab = await context.newPage();
  const faults = [];
  tab.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  tab.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  tab.on("requestfailed", (request) => faults.push(`failed request: ${request.url()}`));
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) faults.push(`asks for ${url}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  await tab.goto(`${base}/${page}`, { waitUntil: "load" });
  await tab.evaluate(() => document.fonts.ready.then(() => {}));
  await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  const shown = await tab.evaluate(() => document.documentElement.className);
  if (!shown.split(" ").includes(theme)) faults.push(`the theme is not ${theme} but ${shown}`);
  const seen = await tab.evaluate(inspect, SMALLEST_TEXT);
  const name = page.replace(/\.html$/, "").replaceAll("/", "-");
  await tab.screenshot({
    path: path.join(screenshots, `${name}-${width}-${theme}.png`),
    fullPage: page !== "print.html", // the whole book is too tall for one picture
  });
  await context.close();
  return { faults: [...new Set([...faults, ...seen.faults])], figures: seen.figures };
}

fs.mkdirSync(screenshots, { recursive: true });
const server = await serve();
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const found = pages();
let [faulty, figures] = [0, 0];
for (const page of found) {
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      const seen = await visit(browser, base, page, width, theme);
      figures += seen.figures;
      faulty += seen.faults.length > 0;
      for (const fault of seen.faults) console.error(`${page}, ${width} px, ${theme}: ${fault}`);
    }
  }
}
await browser.close();
server.close();
console.log(`${found.length} pages, ${figures} figures seen, ${faulty} views with faults`);
if (found.length < 3 || figures === 0) {
  console.error(`that is not the book: is ${book} built?`);
  process.exitCode = 1;
}
if (faulty) process.exitCode = 1;
