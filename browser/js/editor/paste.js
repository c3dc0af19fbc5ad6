// What comes from Word, Google Docs and Excel, as the HTML we know: their styles become marks, their paragraphs
// that only look like lists become lists, cells that span are repeated empty.
const css = (element) => element.dataset?.css ?? "";
const unwrap = (element) => element.replaceWith(...element.childNodes);
const wrap = (element, tag) => {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.append(made);
};

const styles = (body) => {
  for (const b of body.querySelectorAll("b")) if (/font-weight:\s*(normal|400)/i.test(css(b))) unwrap(b);
  for (const span of body.querySelectorAll("span[data-css], font[data-css]")) {
    const style = css(span);
    if (/mso-list:\s*ignore/i.test(style)) continue;
    if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrap(span, "strong");
    if (/font-style:\s*italic/i.test(style)) wrap(span, "em");
    if (/text-decoration[^;]*line-through/i.test(style)) wrap(span, "del");
    if (/font-family:[^;]*(courier|consolas|mono)/i.test(style) && !span.closest("pre") && span.textContent.trim()) wrap(span, "code");
  }
};
/** Word writes a list as paragraphs with a level and a sign. */
const wordLists = (body) => {
  let open = [];
  for (const p of [...body.querySelectorAll("p, h1, h2, h3")]) {
    const level = Number(/mso-list:[^;]*level(\d)/i.exec(css(p))?.[1] ?? 0);
    if (!level) {
      open = [];
      continue;
    }
    const sign = [...p.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(css(span)));
    const tag = /^\s*(\d+|[a-z]{1,4})[.)]/i.test(sign?.textContent ?? "") ? "ol" : "ul";
    sign?.remove();
    if (open.length && p.previousElementSibling !== open[0].list) open = [];
    open = open.slice(0, level);
    while (open.length < level) {
      const list = p.ownerDocument.createElement(tag);
      const above = open.at(-1);
      if (above) (above.list.lastElementChild ?? above.list.appendChild(p.ownerDocument.createElement("li"))).append(list);
      else p.before(list);
      open.push({ list });
    }
    const item = p.ownerDocument.createElement("li");
    item.append(...p.childNodes);
    open.at(-1).list.append(item);
    p.remove();
  }
};
const lists = (body) => {
  // A list right in a list belongs to the item above.
  for (const list of body.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) {
    const above = list.previousElementSibling;
    if (above?.matches("li")) above.append(list);
  }
};
const tables = (body) => {
  for (const table of body.querySelectorAll("table")) {
    const held = [];
    for (const [at, row] of [...table.rows].entries()) {
      held[at] ??= [];
      let column = 0;
      for (const cell of [...row.cells]) {
        while (held[at][column]) {
          cell.before(row.ownerDocument.createElement("td"));
          column += 1;
        }
        const [wide, high] = [Math.min(cell.colSpan, 50), Math.min(cell.rowSpan, table.rows.length - at)];
        for (let r = 1; r < high; r += 1) for (let c = 0; c < wide; c += 1) (held[at + r] ??= [])[column + c] = true;
        for (let c = 1; c < wide; c += 1) cell.after(row.ownerDocument.createElement("td"));
        cell.removeAttribute("colspan");
        cell.removeAttribute("rowspan");
        column += wide;
        for (const block of cell.querySelectorAll("p, div, li, br")) block.matches("br") ? block.replaceWith(" ") : (block.append(" "), unwrap(block));
        for (const block of cell.querySelectorAll("ul, ol, h1, h2, h3, h4, h5, h6, table, tbody, tr, td, pre, blockquote")) unwrap(block);
      }
    }
    const wide = Math.max(0, ...[...table.rows].map((row) => row.cells.length));
    for (const row of table.rows) while (row.cells.length < wide) row.append(table.ownerDocument.createElement("td"));
    for (const row of [...table.rows]) if (!row.textContent.trim() && !row.querySelector("img")) row.remove();
    // A table of one cell is a frame around words.
    if (table.rows.length === 1 && wide === 1) table.replaceWith(...table.rows[0].cells[0].childNodes);
    else if (!table.rows.length) table.remove();
  }
};

export const clean = (html) => {
  if (html.includes("data-pm-slice")) return html;
  // The policy of the page reads style attributes before we can: they come in under another name.
  const safe = html.replace(/<!--[^]*?-->/g, "").replace(/(<[^>]*?\s)style=/gi, "$1data-css=").replace(/<\/?(o|w|v|m|st1):[^>]*>/gi, "");
  const { body } = new DOMParser().parseFromString(safe, "text/html");
  for (const gone of body.querySelectorAll("style, script, meta, link, title, xml, colgroup, iframe, object")) gone.remove();
  for (const image of body.querySelectorAll("img")) if (!image.getAttribute("src")?.startsWith("/files/")) image.replaceWith(image.alt);
  for (const anchor of body.querySelectorAll("a")) {
    // A link of the network stays one without its host.
    if (anchor.href.startsWith(`${location.origin}/`)) anchor.setAttribute("href", anchor.href.slice(location.origin.length));
    else if (!/^(https?:|mailto:)/i.test(anchor.getAttribute("href") ?? "")) unwrap(anchor);
  }
  styles(body);
  wordLists(body);
  lists(body);
  tables(body);
  for (const empty of body.querySelectorAll(":is(strong, em, del, code, b, i):empty")) empty.remove();
  return body.innerHTML;
};

/** Rows of cells between tabs, as a spreadsheet gives its plain text. */
export const rows = (text) => {
  const lines = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n");
  if (lines.length < 2 || !lines.every((line) => line.includes("\t"))) return null;
  const cells = lines.map((line) => line.split("\t").map((cell) => cell.trim().replace(/([\\|*_`[<~])/g, "\\$1")));
  const wide = Math.max(...cells.map((row) => row.length));
  const drawn = cells.map((row) => `| ${[...row, ...Array(wide - row.length).fill("")].join(" | ")} |`);
  return [drawn[0], `|${" --- |".repeat(wide)}`, ...drawn.slice(1)].join("\n");
};
