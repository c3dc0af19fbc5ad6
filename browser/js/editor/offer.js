// Offers while typing: people after @, hashtags after #, emoji after :, kinds and blocks after / at a line's start.
// The list is the same as elsewhere; the field keeps the focus and says which one is chosen.
import { Plugin, TextSelection } from "prosemirror-state";
import { setBlockType, wrapIn } from "prosemirror-commands";
import { announce } from "../words.js";
import { named } from "../emoji.js";
import { listed, ruled, tabled } from "./bar.js";
import { said } from "./said.js";
import { schema } from "./schema.js";

const { nodes } = schema;
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const option = (strong, small = "") => {
  const made = document.createElement("li");
  made.setAttribute("role", "option");
  const [name, line] = [document.createElement("strong"), document.createElement("small")];
  name.textContent = strong;
  line.textContent = small;
  made.append(name, " ", line);
  return made;
};
const put = (tr, from, to, node, after = " ") => {
  tr.replaceWith(from, to, node);
  const next = tr.doc.textBetween(from + node.nodeSize, Math.min(from + node.nodeSize + 1, tr.doc.content.size), " ", " ");
  if (after && next !== after) tr.insertText(after, from + node.nodeSize);
  return tr.setSelection(TextSelection.create(tr.doc, from + node.nodeSize + after.length)).scrollIntoView();
};
const served = (address, make) => async (text) => {
  const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`);
  if (!answer.ok || answer.redirected) return [];
  const holder = document.createElement("ul");
  holder.innerHTML = await answer.text();
  return [...holder.querySelectorAll("[role=option]")].map((row) => ({ row, take: make(row) }));
};
const person = (row) => (state, from, to) => {
  const name = row.querySelector("strong")?.textContent.trim() ?? "";
  return put(state.tr, from, to, nodes.mention.create({ handle: row.dataset.value.replace(/^@/, ""), name }));
};
const tag = (row) => (state, from, to) => put(state.tr, from, to, schema.text(`#${row.dataset.value.replace(/^#/, "")}`));
const emoji = async (text) => {
  if (text.length < 2) return [];
  const found = await named(text, 8);
  return found.map(({ sign, name }) => ({ row: option(`${sign} ${name}`), take: (state, from, to) => put(state.tr, from, to, schema.text(sign), "") }));
};

/** What a slash offers: the kinds of the form it stands in, then blocks. */
const slash = (form) => {
  const kinds = [...form.querySelectorAll("input[name=kind][type=radio]")].map((field) => {
    const words = field.closest("label").querySelector("span");
    const hint = words.querySelector("small")?.textContent ?? "";
    const name = [...words.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join("").trim();
    const act = () => {
      field.checked = true;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.dispatchEvent(new Event("input", { bubbles: true }));
      announce(name);
    };
    return { name, hint, keys: field.value, act };
  });
  const block = (name, keys, command) => ({ name: said(name), hint: "", keys, command });
  const blocks = [
    block("heading", "heading titre h2", setBlockType(nodes.heading, { level: 2 })),
    block("unorderedList", "list liste ul", listed(nodes.bullet_list)),
    block("orderedList", "numbers numeros ol", listed(nodes.ordered_list)),
    block("tasks", "tasks todo taches", listed(nodes.bullet_list, false)),
    block("table", "table tableau", tabled),
    block("codeBlock", "code", setBlockType(nodes.code_block)),
    block("quote", "quote citation", wrapIn(nodes.blockquote)),
    block("rule", "rule line ligne hr", ruled),
  ];
  const file = form.querySelector("[data-attach] input[type=file]");
  if (file) blocks.push({ name: said("file"), hint: "", keys: "file fichier image photo", act: () => file.click() });
  return [...kinds, ...blocks];
};

export const offers = (form) => {
  let view;
  let open = null;
  let mine = 0;
  let hushed = null;
  const list = document.createElement("ul");
  Object.assign(list, { className: "mentions combo editor-offer", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", said("offers"));
  const sources = {
    "@": served("/people/suggest", person),
    "#": served("/search/tags", tag),
    ":": emoji,
    "/": async (text) => slash(form).filter(({ name, keys }) => fold(`${name} ${keys}`).split(/\s+/).some((word) => word.startsWith(fold(text)))).slice(0, 12).map((each) => ({
      row: option(each.name, each.hint),
      take: (state, from, to) => state.tr.delete(from, to),
      after: () => (each.act ? each.act() : each.command(view.state, view.dispatch, view)),
    })),
  };
  const rows = () => [...list.children];
  const mark = (to) => {
    open.at = (to + rows().length) % rows().length;
    for (const [n, row] of rows().entries()) row.setAttribute("aria-selected", String(n === open.at));
    view.dom.setAttribute("aria-activedescendant", rows()[open.at].id);
    rows()[open.at].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    mine += 1;
    open = null;
    list.hidden = true;
    view.dom.removeAttribute("aria-activedescendant");
    view.dom.removeAttribute("aria-controls");
  };
  const place = () => {
    const at = view.coordsAtPos(open.from);
    const width = Math.min(336, innerWidth - 16);
    list.style.width = `${width}px`;
    list.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
    const height = visualViewport?.height ?? innerHeight;
    const below = height - at.bottom - 12;
    const up = below < 180 && at.top > below;
    list.style.maxHeight = `${Math.min(320, Math.max(120, up ? at.top - 12 : below))}px`;
    list.style.top = up ? "auto" : `${at.bottom + 4}px`;
    list.style.bottom = up ? `${innerHeight - at.top + 4}px` : "auto";
  };
  const take = (at) => {
    const { chosen, from, to } = { chosen: open.found[at], from: open.from, to: view.state.selection.from };
    close();
    view.dispatch(chosen.take(view.state, from, to));
    chosen.after?.();
    view.focus();
  };
  const asked = (state) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parent.type === nodes.code_block || schema.marks.code.isInSet($from.marks())) return null;
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
    const found = /(^|[\s([{«"'’\ufffc])([@#:])([\p{L}\p{N}_.-]{0,40})$/u.exec(before) ?? /^()(\/)(\p{L}{0,20})$/u.exec(before);
    if (!found) return null;
    return { sign: found[2], text: found[3], from: $from.pos - found[3].length - 1 };
  };
  const look = async () => {
    const wanted = asked(view.state);
    if (!wanted || wanted.from === hushed || (wanted.sign !== "/" && wanted.sign !== "@" && !wanted.text)) {
      if (!wanted) hushed = null;
      if (open || !list.hidden) close();
      return;
    }
    const me = (mine += 1);
    // Asks when the fingers rest.
    if (wanted.sign === "@" || wanted.sign === "#") await new Promise((done) => setTimeout(done, 120));
    if (me !== mine) return;
    let found = [];
    try {
      found = await sources[wanted.sign](wanted.text);
    } catch {
      // Without the network there are no suggestions; a handle can still be typed.
    }
    if (me !== mine || !view.hasFocus()) return;
    if (!found.length) return close();
    open = { found, from: wanted.from, at: 0 };
    list.replaceChildren(...found.map(({ row }, n) => Object.assign(row, { id: `offer-${n}` })));
    list.hidden = false;
    view.dom.setAttribute("aria-controls", (list.id = "offer"));
    place();
    mark(0);
    announce(rows()[0].textContent.trim());
  };
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => open && target.closest("[role=option]") && take(rows().indexOf(target.closest("[role=option]"))));

  return new Plugin({
    view(made) {
      view = made;
      const room = document.createElement("section");
      room.setAttribute("aria-label", said("offers"));
      room.append(list);
      document.body.append(room);
      return {
        update: (_, before) => (before.doc !== view.state.doc || !before.selection.eq(view.state.selection)) && look(),
        destroy: () => room.remove(),
      };
    },
    props: {
      handleKeyDown(_, event) {
        if (!open || event.isComposing) return false;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(open.at + (event.key === "ArrowDown" ? 1 : -1));
        else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") take(open.at);
        else if (event.key === "Escape") (hushed = open.from), close();
        else return false;
        event.stopPropagation();
        return true;
      },
      handleDOMEvents: { blur: () => (list.hidden || close(), false) },
    },
  });
};
