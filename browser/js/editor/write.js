// A document as Markdown that reads back as the same document, here and at the server.
const ORDER = ["link", "strong", "em", "strike", "code"];
const space = (c) => c === "" || /[\s\u00a0]/.test(c);
const sign = (c) => /[\p{P}\p{S}]/u.test(c);
const entity = (c) => `&#${c.codePointAt(0)};`;
const has = (node, name) => node?.marks.find((mark) => mark.type.name === name) ?? null;

/** What begins here: what lasts longest stands outside. */
const beginning = (all, at, open) => {
  const fresh = ORDER.slice(0, -1).flatMap((name) => all[at].marks.find((mark) => mark.type.name === name && !mark.isInSet(open)) ?? []);
  const lasts = (mark) => (all.slice(at).findIndex((piece) => !mark.isInSet(piece.marks)) + all.length + 1) % (all.length + 1);
  return fresh.sort((a, b) => lasts(b) - lasts(a));
};

/** Words as words: what Markdown would take for a mark gets a backslash. */
const words = (text, { start, next }) => {
  let out = text
    .replace(/[\\`[\]~]/g, "\\$&")
    .replace(/\*/g, (star, at, all) => (all[at - 1] === " " && all[at + 1] === " " ? star : "\\*"))
    .replace(/_/g, (line, at, all) => (/[\p{L}\p{N}]/u.test(all[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(all[at + 1] ?? "") ? line : "\\_"))
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&");
  if (next && out.endsWith("!")) out = `${out.slice(0, -1)}\\!`;
  if (!start) return out;
  return out
    .replace(/^[ \t]+/, "")
    .replace(/^(#{1,6}|[-+])(?=\s|$)/, "\\$1")
    .replace(/^[>|]/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^[-=:|](?=[-=:|\s]*$)/, "\\$&");
};
const ticks = (text) => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const room = /^`|`$/.test(text) || (/^ .* $/.test(text) && text.trim()) ? " " : "";
  return `${fence}${room}${text}${room}${fence}`;
};
const address = (href) => (/[\s()<>]/.test(href) || !href ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href);

/** The pieces of a line; spaces at the edges of a mark step out of it, marks without words fall away. */
const pieces = (parent) => {
  const found = [];
  parent.forEach((node) => {
    if (node.type.name === "hard_break") return found.push({ node, marks: [] });
    // A person is a link already.
    if (!node.isText) return found.push({ node, marks: node.marks.filter((mark) => mark.type.name !== "code" && (mark.type.name !== "link" || node.type.name === "image")) });
    const [, before, text, after] = /^([ \t\n]*)([^]*?)([ \t\n]*)$/.exec(node.text.replace(/\n/g, " "));
    const code = has(node, "code");
    const link = has(node, "link");
    // A link whose words are its address is written as the address.
    if (link && link.attrs.href === node.text && /^https?:\/\/[^\s<>\\]+$/.test(node.text) && !code && !link.attrs.title && !node.text.includes("|")) {
      return found.push({ node, raw: node.text, marks: node.marks.filter((mark) => mark !== link) });
    }
    if (code && node.text.trim()) return found.push({ node, text: node.text.replace(/\n/g, " "), marks: node.marks });
    if (before) found.push({ node, text: before, marks: [], blank: true });
    if (text) found.push({ node, text, marks: node.marks });
    if (after) found.push({ node, text: after, marks: [], blank: true });
  });
  // A space keeps the marks that go on around it.
  for (const [at, piece] of found.entries()) {
    if (!piece.blank) continue;
    const right = found.slice(at).find((other) => !other.blank)?.marks ?? [];
    piece.marks = (found.slice(0, at).findLast((other) => !other.blank)?.marks ?? []).filter((mark) => mark.type.name !== "code" && mark.isInSet(right));
  }
  return found;
};

const line = (parent, { cell = false } = {}) => {
  const all = pieces(parent);
  // An underscore never melts with the stars of strong words.
  const em = all.some((p) => p.marks.some((mark) => mark.type.name === "strong")) ? "_" : "*";
  const signs = { strong: "**", em, strike: "~~" };
  const shown = (piece) => (piece?.text !== undefined ? piece.text : piece ? (piece.node.type.name === "hard_break" ? "\n" : piece.raw ? "<" : piece.node.type.name === "mention" ? `@${piece.node.attrs.handle}` : "!)") : "");
  const code = (piece) => piece?.marks.some((mark) => mark.type.name === "code");
  let out = "";
  let open = [];
  const close = (mark) => (mark.type.name === "link" ? `](${address(mark.attrs.href)}${mark.attrs.title ? ` "${mark.attrs.title.replace(/["\\]/g, "\\$&")}"` : ""})` : signs[mark.type.name]);
  const begin = (mark) => (mark.type.name === "link" ? "[" : signs[mark.type.name]);
  for (const [at, piece] of all.entries()) {
    const until = open.findIndex((mark) => !mark.isInSet(piece.marks));
    const kept = until < 0 ? open.length : until;
    const closing = open.slice(kept).reverse();
    const opening = piece.blank ? [] : beginning(all, at, open.slice(0, kept));
    const before = all[at - 1];
    const after = all[at + 1];
    // Whether a mark may begin or end here depends on the characters beside it; a character written by its number counts as a sign.
    const [left, right] = [[...(code(before) ? "`" : shown(before))].at(-1) ?? "", code(piece) ? "`" : ([...shown(piece)][0] ?? "")];
    const closes = closing.some((m) => m.type.name !== "link");
    const opens = opening.some((m) => m.type.name !== "link");
    const plainLeft = before?.text !== undefined && closing.at(-1)?.type.name !== "link" && !code(before);
    if (opens && !closes && plainLeft && left && !space(left) && !sign(left) && (em === "_" || sign(right) || opening.length > 1) && out.endsWith(left)) {
      out = out.slice(0, -left.length) + entity(left);
    }
    // A handle ends where its letters end.
    const person = before?.node.type.name === "mention" && right !== "" && (opens || /[\p{L}\p{N}._-]/u.test(right)) && !space(right);
    if (person && !closes && !/\s$/.test(out)) out += " ";
    out += closing.map(close).join("");
    if (person && closes) out += " ";
    const number = closes && !opens && piece.text !== undefined && !code(piece) && !space(right) && !sign(right) && opening.length === 0 && (em === "_" || sign(left) || closing.length > 1);
    out += opening.map(begin).join("");
    open = [...open.slice(0, kept), ...opening];
    const start = !cell && /(^|\n)$/.test(out);
    if (piece.node.type.name === "hard_break") {
      // A line without words needs the backslash, or a paragraph would end here.
      if (all.slice(at).some((p) => p.node.type.name !== "hard_break" && !p.blank)) out += start ? "\\\n" : "\n";
    } else if (piece.text !== undefined) {
      let text;
      if (code(piece)) text = ticks(piece.text);
      else if (number) text = entity(right) + words(piece.text.slice(right.length), { start: false, next: after });
      else text = words(piece.text, { start, next: after });
      if (/[ \t]$/.test(text) && (!after || after.node.type.name === "hard_break")) text = text.trimEnd();
      out += text;
    } else if (piece.raw) {
      const alone = /(^|\s)$/.test(out) && (!after || space([...shown(after)][0] ?? "")) && /^[\w:/.-]*[\w/]$/.test(piece.raw);
      out += alone ? piece.raw : `<${piece.raw}>`;
    } else if (piece.node.type.name === "mention") out += (/(^|[\s([{«"'’>*_~|])$/.test(out) ? "" : " ") + `@${piece.node.attrs.handle}`;
    else out += `![${piece.node.attrs.alt.replace(/[[\]\\`*_<>~]/g, "\\$&")}](${address(piece.node.attrs.src)})`;
  }
  out += open.reverse().map(close).join("");
  return cell ? out.replace(/\|/g, "\\|").replace(/\n/g, " ") : out;
};

const indent = (text, first, rest) => text.split("\n").map((each, at) => (at ? (each ? rest + each : each) : first + each)).join("\n");
const list = (node, mark) => {
  const items = [];
  let apart = false;
  node.forEach((item, _, at) => {
    const sign = typeof mark === "function" ? mark(at) : mark;
    const box = item.attrs.checked === null ? "" : item.attrs.checked ? "[x] " : "[ ] ";
    const loose = !onlyLists(item);
    apart ||= loose;
    items.push(indent(blocks(item, loose), `${sign} ${box}`, " ".repeat(sign.length + 1)).replace(/^(.*?) +$/m, "$1"));
  });
  return items.join(apart ? "\n\n" : "\n");
};
/** A list can stand right under a line of words when it begins with 1 and with words. */
const follows = ({ type, attrs, firstChild }) =>
  type.name === "bullet_list" || type.name === "ordered_list" ? (attrs.order ?? 1) === 1 && line(firstChild.firstChild) !== "" : false;
const onlyLists = (item) => item.childCount < 2 || (item.childCount === 2 && follows(item.child(1)));

const table = (node) => {
  const rows = [];
  const wide = Math.max(...[...Array(node.childCount).keys()].map((at) => node.child(at).childCount));
  node.forEach((row, _, at) => {
    const cells = [];
    const rule = [];
    row.forEach((cell) => {
      cells.push(line(cell, { cell: true }).trim());
      rule.push({ left: ":---", center: ":---:", right: "---:" }[cell.attrs.align] ?? "---");
    });
    while (cells.length < wide) cells.push(""), rule.push("---");
    rows.push(`| ${cells.join(" | ")} |`);
    if (at === 0) rows.push(`| ${rule.join(" | ")} |`);
  });
  return rows.join("\n");
};

const block = (node, twin, item) => {
  switch (node.type.name) {
    case "paragraph": return line(node);
    case "heading": return `${"#".repeat(node.attrs.level)} ${line(node).replace(/\n/g, " ").replace(/(#+)$/, "\\$1")}`.trimEnd();
    case "blockquote": return indent(blocks(node), "> ", "> ").replace(/^$/gm, ">").replace(/^> $/gm, ">");
    case "code_block": {
      const fence = "`".repeat(Math.max(3, ...(node.textContent.match(/`{3,}/g) ?? []).map((run) => run.length + 1)));
      return `${fence}${node.attrs.language}\n${node.textContent}${node.textContent ? "\n" : ""}${fence}`;
    }
    // Right after the sign of an item, three dashes would be a rule with four.
    case "horizontal_rule": return item ? "___" : "---";
    case "bullet_list": return list(node, twin ? "*" : "-");
    case "ordered_list": return list(node, (at) => `${node.attrs.order + at}${twin ? ")" : "."}`);
    case "table": return table(node);
    default: return node.textContent;
  }
};

const blocks = (parent, loose = true) => {
  const out = [];
  let last = null;
  let twin = false;
  parent.forEach((node) => {
    twin = last?.type === node.type ? !twin : false;
    const text = block(node, twin, parent.type.name === "list_item");
    if (!text) return;
    out.push(text);
    last = node;
  });
  return out.join(loose ? "\n\n" : "\n");
};

export const write = (doc) => {
  const text = blocks(doc);
  return text ? `${text}\n` : "";
};
