// Markdown as a document, by the rules the server renders with.
import MarkdownIt from "markdown-it";
import { MarkdownParser } from "prosemirror-markdown";
import { own, schema } from "./schema.js";

const md = new MarkdownIt({ html: false, linkify: true, breaks: true });
md.linkify.set({ fuzzyLink: false, fuzzyIP: false });

// A handle: after a space, an opening bracket or a quotation mark, as `kernel::rich::handles` finds it.
const handle = /^@([a-z0-9][a-z0-9._-]*)/i;
md.inline.ruler.before("escape", "mention", (state, silent) => {
  if (state.src[state.pos] !== "@") return false;
  if (state.pos > 0 && !/[\s([{«"'’>*_~|]/.test(state.src[state.pos - 1])) return false;
  const found = handle.exec(state.src.slice(state.pos))?.[1].replace(/[._-]+$/, "");
  if (!found) return false;
  if (!silent) {
    const token = state.push("mention", "", 0);
    token.meta = found;
  }
  state.pos += found.length + 1;
  return true;
});
// The rule for plain text stops at an @ too.
const terminator = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/g;
md.inline.ruler.at("text", (state, silent) => {
  terminator.lastIndex = state.pos;
  const end = terminator.exec(state.src)?.index ?? state.posMax;
  const until = Math.min(end, state.posMax);
  if (until === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, until);
  state.pos = until;
  return true;
});
md.linkify.add("@", null);
// What stands in a cell or a tight item stands in a paragraph of its own for us.
md.core.ruler.push("tasks", ({ tokens }) => {
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "list_item_open" || tokens[at + 1]?.type !== "paragraph_open") continue;
    const inline = tokens[at + 2];
    const found = /^\[([ xX])\](?:[ \t]+|$)/.exec(inline?.content ?? "");
    const first = inline?.children?.[0];
    if (!found || first?.type !== "text" || !first.content.startsWith(found[0].slice(0, 3))) continue;
    token.meta = { checked: found[1] !== " " };
    first.content = first.content.slice(3).replace(/^[ \t]+/, "");
  }
});
const said = (token) => (token.children?.length ? token.children.map(said).join("") : token.content);
const align = (token) => ({ align: /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? null });

const tokens = {
  blockquote: { block: "blockquote" },
  paragraph: { block: "paragraph" },
  list_item: { block: "list_item", getAttrs: (token) => ({ checked: token.meta?.checked ?? null }) },
  bullet_list: { block: "bullet_list" },
  ordered_list: { block: "ordered_list", getAttrs: (token) => ({ order: Number(token.attrGet("start") ?? 1) }) },
  heading: { block: "heading", getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
  code_block: { block: "code_block", noCloseToken: true },
  fence: { block: "code_block", getAttrs: (token) => ({ language: token.info.trim().split(/\s+/)[0] ?? "" }), noCloseToken: true },
  hr: { node: "horizontal_rule" },
  table: { block: "table" },
  thead: { ignore: true },
  tbody: { ignore: true },
  tr: { block: "table_row" },
  th: { block: "table_header", getAttrs: align },
  td: { block: "table_cell", getAttrs: align },
  image: { node: "image", getAttrs: (token) => ({ src: token.attrGet("src"), alt: said(token) }) },
  hardbreak: { node: "hard_break" },
  mention: { node: "mention", getAttrs: (token) => ({ handle: token.meta }) },
  em: { mark: "em" },
  strong: { mark: "strong" },
  s: { mark: "strike" },
  link: { mark: "link", getAttrs: (token) => ({ href: token.attrGet("href"), title: token.attrGet("title") || null }) },
  code_inline: { mark: "code", noCloseToken: true },
};
// Breaks that only end a line are breaks here, as at the server.
md.core.ruler.push("shape", (state) => {
  const fix = (children) => {
    for (const token of children) {
      if (token.type === "softbreak") token.type = "hardbreak";
      // A picture from elsewhere is a link to it: a page never fetches from strangers.
      if (token.type === "image" && !own.test(token.attrGet("src") ?? "")) {
        const words = said(token) || token.attrGet("src");
        Object.assign(token, { type: "text", content: words, markup: "" });
      }
    }
  };
  for (const token of state.tokens) if (token.children) fix(token.children);
});

const parser = new MarkdownParser(schema, md, tokens);
export const read = (markdown) => parser.parse(markdown);
