// Brings the live figures to the pages that have some. The printed book keeps its drawings.
if (!location.pathname.endsWith("/print.html")) {
  for (const { localName } of document.querySelectorAll(".demo")) {
    import(new URL(`${path_to_root}demos/${localName}.mjs`, document.baseURI));
  }
}
