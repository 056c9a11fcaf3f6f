// A static server of the built book that sends what a CDN would: text and modules with gzip,
// everything else as it is. `under` is the folder it is published in, such as "/strides".

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const BOOK = path.resolve(process.env.BOOK ?? fileURLToPath(new URL("../../book", import.meta.url)));

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const PACKED = [".woff2", ".png"]; // compressed already

// `held` names files that are not answered before `release()` is called: those whose path
// below the book it matches. With `fonts` pages wait for their fonts, as if they had them from an
// earlier page; without, a font that is late is left out (theme/fonts.css).
export async function serve({ under = "", held, fonts = false } = {}) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const server = http.createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = asked.startsWith(`${under}/`) ? asked.slice(under.length) : undefined;
    if (held?.test(name)) await released;
    const file = name && path.join(BOOK, name.endsWith("/") ? `${name}index.html` : name);
    if (!file || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const { type, gzip, body } = prepared(file, fonts && /^\/theme\/fonts/.test(name));
    response.writeHead(200, { "content-type": type, ...(gzip && { "content-encoding": "gzip" }) });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    release();
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://127.0.0.1:${server.address().port}${under}`, release, close };
}

const sent = new Map();

function prepared(file, waiting) {
  if (!sent.has(file)) {
    const extension = path.extname(file);
    const gzip = !PACKED.includes(extension);
    let bytes = fs.readFileSync(file);
    if (waiting) bytes = bytes.toString().replaceAll("optional", "block");
    const type = TYPES[extension] ?? "application/octet-stream";
    sent.set(file, { type, gzip, body: gzip ? gzipSync(bytes) : bytes });
  }
  return sent.get(file);
}

// Every page of the book, as its path below the book. toc.html is none: it is the frame that
// stands for the sidebar where there is no JavaScript.
export function pages() {
  const found = fs.readdirSync(BOOK, { recursive: true })
    .filter((file) => file.endsWith(".html") && file !== "toc.html")
    .sort();
  if (found.length < 3) throw new Error(`${BOOK} is not the book: cargo run -- build`);
  return found;
}
