// What a message can hold: the same things as Markdown at the server (crates/kernel/src/rich.rs), and no more.
import { Schema } from "prosemirror-model";

const aligned = (dom) => ({ align: dom.getAttribute("align") || dom.style?.textAlign || null });
const cell = (tag, role) => ({
  content: "(text | image | mention)*",
  isolating: true,
  tableRole: role,
  // Cells never span in Markdown; the commands for tables want to know.
  attrs: { align: { default: null }, colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  parseDOM: [{ tag, getAttrs: aligned }],
  toDOM: ({ attrs }) => [tag, attrs.align ? { align: attrs.align } : {}, 0],
});
const own = /^\/files\/\d+\/[^/\\?]+$/;

const nodes = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    content: "inline*",
    group: "block",
    defining: true,
    attrs: { level: { default: 2 } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, 0],
  },
  blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  code_block: {
    content: "text*",
    group: "block",
    marks: "",
    code: true,
    defining: true,
    attrs: { language: { default: "" } },
    parseDOM: [{
      tag: "pre",
      preserveWhitespace: "full",
      getAttrs: (dom) => ({ language: /language-(\S+)/.exec(dom.querySelector("code")?.className ?? "")?.[1] ?? dom.getAttribute("data-language") ?? "" }),
    }],
    toDOM: ({ attrs }) => ["pre", attrs.language ? { "data-language": attrs.language } : {}, ["code", 0]],
  },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: {
    content: "list_item+",
    group: "block",
    attrs: { order: { default: 1 } },
    parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: dom.hasAttribute("start") ? Number(dom.getAttribute("start")) : 1 }) }],
    toDOM: ({ attrs }) => ["ol", attrs.order === 1 ? {} : { start: attrs.order }, 0],
  },
  list_item: {
    content: "paragraph block*",
    defining: true,
    // null: an item; true or false: a task, done or open.
    attrs: { checked: { default: null } },
    parseDOM: [{
      tag: "li",
      getAttrs: (dom) => {
        const box = dom.querySelector(":scope > input[type=checkbox], :scope > p:first-child > input[type=checkbox]:first-child");
        return { checked: box ? box.hasAttribute("checked") : null };
      },
    }],
    toDOM: ({ attrs }) => ["li", attrs.checked === null ? {} : { "data-checked": String(attrs.checked) }, 0],
  },
  table: { content: "table_row+", group: "block", isolating: true, tableRole: "table", parseDOM: [{ tag: "table" }], toDOM: () => ["table", ["tbody", 0]] },
  table_row: { content: "(table_header | table_cell)+", tableRole: "row", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_header: cell("th", "header_cell"),
  table_cell: cell("td", "cell"),
  text: { group: "inline" },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  image: {
    inline: true,
    group: "inline",
    draggable: true,
    attrs: { src: {}, alt: { default: "" } },
    parseDOM: [{
      tag: "img[src]",
      getAttrs: (dom) => {
        const src = dom.getAttribute("src").split("?")[0];
        return own.test(src) && { src, alt: dom.getAttribute("alt") ?? "" };
      },
    }],
    toDOM: ({ attrs }) => ["img", { src: `${attrs.src}?w=960`, alt: attrs.alt }],
  },
  mention: {
    inline: true,
    group: "inline",
    atom: true,
    selectable: false,
    // No mark changes what is written as a handle.
    attrs: { handle: {}, name: { default: "" } },
    parseDOM: [
      { tag: "span[data-mention]", getAttrs: (dom) => ({ handle: dom.dataset.mention, name: dom.textContent.replace(/^@/, "") }) },
      {
        tag: 'a[href^="/p/"]',
        priority: 60,
        getAttrs: (dom) => dom.textContent.startsWith("@") && { handle: dom.getAttribute("href").slice(3), name: dom.textContent.slice(1) },
      },
    ],
    leafText: ({ attrs }) => `@${attrs.handle}`,
    toDOM: ({ attrs }) => ["span", { "data-mention": attrs.handle, class: "mention" }, `@${attrs.name || attrs.handle}`],
  },
};

const marks = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [{
      tag: "a[href]:not(.picture)",
      getAttrs: (dom) => {
        const href = dom.getAttribute("href");
        // A hashtag is text; the server makes the link.
        if (href.startsWith("/tags/") && dom.textContent.startsWith("#")) return false;
        return !/^(javascript|data|vbscript):/i.test(href.trim()) && { href, title: dom.getAttribute("title") };
      },
    }],
    toDOM: ({ attrs }) => ["a", attrs.title ? { href: attrs.href, title: attrs.title } : { href: attrs.href }, 0],
  },
  strong: {
    parseDOM: [
      { tag: "strong" },
      { tag: "b", getAttrs: (dom) => dom.style?.fontWeight !== "normal" && null },
    ],
    toDOM: () => ["strong", 0],
  },
  em: { parseDOM: [{ tag: "em" }, { tag: "i", getAttrs: (dom) => dom.style?.fontStyle !== "normal" && null }], toDOM: () => ["em", 0] },
  strike: { parseDOM: [{ tag: "del" }, { tag: "s" }, { tag: "strike" }], toDOM: () => ["del", 0] },
  code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
};

export const schema = new Schema({ nodes, marks });
export { own };
