// Documents nobody would write, made by a number: every kind of block, marks that begin and end anywhere,
// and the signs that Markdown would take for its own. `plain` is the form in which two documents are compared.

const random = (seed) => () => {
  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const bits = [
  "pump", "seal", "été", "a", "b", "1", "K80", "42 Nm", "so-called", "snake_case", "2 * 3", "x*y", "[1]", "(see)", "\"quoted\"", "« ici »",
  "!", "?", ".", ":", "…", "#", "# one", "- two", "+ three", "> four", "5. five", "6) six", "---", "===", "| a |", "~~no~~", "**no**", "_no_",
  "`tick`", "``", "\\", "\\*", "<b>", "< 5", "&amp;", "& co", "*", "_", "~", "[", "]", "](", "![", "'", "’", "—", "🙂", "$", "^", "%", "{x}",
];
const links = ["https://noria.example/a", "/s/field-diagnostics", "https://noria.example/a_b(c)?q=1&r=2", "mailto:ines@noria.example"];
const people = ["ines.moreau", "jo"];
const images = ["/files/12/plan.png", "/files/13/a_b.png"];

export const document = (seed) => {
  const next = random(seed);
  const upto = (n) => Math.floor(next() * n);
  const pick = (list) => list[upto(list.length)];
  const chance = (part) => next() < part;
  const times = (most, make) => Array.from({ length: 1 + upto(most) }, make);

  const marks = (from) => {
    const found = [];
    if (chance(0.12)) found.push({ type: "link", attrs: { href: pick(links), title: chance(0.2) ? "a \"title\"" : null } });
    if (chance(0.25)) found.push({ type: "strong" });
    if (chance(0.25)) found.push({ type: "em" });
    if (chance(0.15)) found.push({ type: "strike" });
    if (chance(0.1)) found.push({ type: "code" });
    return [...new Map([...(chance(0.3) ? from : []), ...found].map((mark) => [mark.type, mark])).values()];
  };
  const inline = (breaks) => {
    const out = [];
    let last = [];
    for (let n = 1 + upto(6); n > 0; n -= 1) {
      if (out.at(-1)?.type !== "text") last = [];
      if (breaks && chance(0.1)) out.push({ type: "hard_break" });
      else if (chance(0.07)) out.push({ type: "text", text: " " }, { type: "mention", attrs: { handle: pick(people), name: "" }, marks: chance(0.3) ? [{ type: "strong" }] : [] });
      else if (chance(0.04)) out.push({ type: "text", text: " " }, { type: "text", text: links[0], marks: [{ type: "link", attrs: { href: links[0], title: null } }] }, { type: "text", text: pick([" ", "."]) });
      else if (chance(0.04)) out.push({ type: "image", attrs: { src: pick(images), alt: pick(["", "A [plan]", "Plan_b *"]) } });
      else {
        const now = marks(last);
        // Where one mark ends and another begins, people leave a space; without it Markdown has no words for it.
        const turn = now.length > 0 && last.some((mark) => !now.some((other) => other.type === mark.type));
        if (turn) out.push({ type: "text", text: " " });
        last = now;
        const text = times(3, () => pick(bits)).join(chance(0.7) ? " " : "");
        out.push({ type: "text", text: `${chance(0.4) ? " " : ""}${text}${chance(0.4) ? " " : ""}`, marks: last });
      }
    }
    return out;
  };
  const paragraph = () => ({ type: "paragraph", content: inline(true) });
  const item = (depth, task) => ({
    type: "list_item",
    attrs: { checked: task ? chance(0.5) : null },
    content: [{ type: "paragraph", content: [{ type: "text", text: "so " }, ...inline(true)] }, ...(depth < 2 && chance(0.25) ? [pick([list, list, block])(depth + 1)] : [])],
  });
  const list = (depth) => {
    const task = chance(0.3);
    const content = times(3, () => item(depth, task));
    return chance(0.4) ? { type: "ordered_list", attrs: { order: pick([1, 1, 3, 10]) }, content } : { type: "bullet_list", content };
  };
  const table = () => {
    const aligns = times(3, () => pick([null, null, "center", "right", "left"]));
    const row = (type) => ({ type: "table_row", content: aligns.map((align) => ({ type, attrs: { align }, content: chance(0.15) ? [] : inline(false) })) });
    return { type: "table", content: [row("table_header"), ...times(3, () => row("table_cell"))] };
  };
  const code = () => ({ type: "code_block", attrs: { language: pick(["", "", "sql"]) }, content: [{ type: "text", text: pick(["let a = 1;", "  two\n\nlines `x`", "```\nfence\n```", "# no title", "@jo <b>"]) }] });
  const block = (depth) => {
    const kind = next();
    if (kind < 0.45) return paragraph();
    if (kind < 0.55) return { type: "heading", attrs: { level: 1 + upto(6) }, content: inline(false) };
    if (kind < 0.75) return list(depth);
    if (kind < 0.83 && depth < 2) return { type: "blockquote", content: times(2, () => block(depth + 1)) };
    if (kind < 0.88) return code();
    if (kind < 0.96) return table();
    return { type: "horizontal_rule" };
  };
  return { type: "doc", content: times(4, () => block(0)) };
};

const order = ["link", "strong", "em", "strike", "code"];
/** One letter after the other with its marks; spaces have none, and there is one of them. */
const letters = (content = []) => {
  const out = [];
  for (const node of content) {
    const marks = (node.marks ?? []).map((mark) => (mark.type === "link" ? `link ${decodeURI(mark.attrs.href)} ${mark.attrs.title ?? ""}` : mark.type))
      .sort((a, b) => order.indexOf(a.split(" ")[0]) - order.indexOf(b.split(" ")[0]));
    if (node.type === "hard_break") out.push("\n");
    else if (node.type === "mention") out.push(" ", `@${node.attrs.handle}[${marks.filter((mark) => !mark.startsWith("link"))}]`, " ");
    else if (node.type === "image") out.push(`![${node.attrs.alt}](${node.attrs.src}) [${marks}]`);
    else for (const letter of node.text) out.push(/[ \t\n]/.test(letter) ? " " : marks.length ? `${letter}[${marks}]` : letter);
  }
  return out.join("\u0001")
    
    .replace(/(\u0001? )+/g, " ").replace(/ ?\u0001?\n ?/g, "\n").replace(/\u0001/g, "").replace(/^[ \n]+|[ \n]+$/g, "");
};
const blocks = (content) => content.map(plain).filter((each) => each !== "p:");

/** A document without what nobody sees: empty paragraphs, spaces beside spaces, marks on spaces. */
export const plain = (node) => {
  switch (node.type) {
    case "paragraph": return `p:${letters(node.content)}`;
    case "heading": return [`h${node.attrs.level}`, letters(node.content)];
    case "code_block": return ["pre", node.attrs.language, (node.content?.[0]?.text ?? "").replace(/\n$/, "")];
    case "table_header": case "table_cell": return [node.type, node.attrs.align, letters(node.content)];
    case "horizontal_rule": return "---";
    case "ordered_list": return ["ol", node.attrs.order, ...node.content.map(plain)];
    case "list_item": return ["li", node.attrs.checked, ...blocks(node.content)];
    default: return [node.type, ...blocks(node.content ?? [])];
  }
};
