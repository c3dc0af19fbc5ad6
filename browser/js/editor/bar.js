// The buttons: one stop in the tab order, arrows between them, pressed where the words already are so.
import { setBlockType, toggleMark, wrapIn, lift } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { schema } from "./schema.js";
import { icon, said } from "./said.js";

const { nodes, marks } = schema;
export const within = (state, type, attrs) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && (!attrs || Object.entries(attrs).every(([name, value]) => (value === "any" ? node.attrs[name] !== null : node.attrs[name] === value)))) return { node, depth };
  }
  return null;
};
export const holds = (state, mark) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
};

/** A list of a kind, changed into another kind, or ended. */
export const listed = (type, checked = null) => (state, dispatch, view) => {
  const at = within(state, nodes.list_item);
  if (!at) {
    if (!wrapInList(type)(state, dispatch)) return false;
    if (checked !== null && dispatch) tasks(view.state, view.dispatch, checked);
    return true;
  }
  const { $from } = state.selection;
  const list = $from.node(at.depth - 1);
  const same = list.type === type && (at.node.attrs.checked === null) === (checked === null);
  if (same) return liftListItem(nodes.list_item)(state, dispatch);
  if (dispatch) {
    const place = $from.before(at.depth - 1);
    const tr = state.tr.setNodeMarkup(place, type, {});
    list.forEach((_, offset) => tr.setNodeMarkup(place + offset + 1, null, { checked }));
    dispatch(tr);
  }
  return true;
};
const tasks = (state, dispatch, checked) => {
  const { tr } = state;
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, at) => {
    if (node.type === nodes.list_item) tr.setNodeMarkup(at, null, { checked });
  });
  dispatch(tr);
};
const turned = (type, attrs) => (state, dispatch) => (within(state, type, attrs) ? setBlockType(nodes.paragraph)(state, dispatch) : setBlockType(type, attrs)(state, dispatch));
const quoted = (state, dispatch) => (within(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch));
export const tabled = (state, dispatch) => {
  if (isInTable(state)) return false;
  if (!dispatch) return true;
  const row = (type) => nodes.table_row.create(null, [0, 1, 2].map(() => type.create()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  const { $from } = state.selection;
  const tr = state.tr;
  const empty = $from.depth === 1 && $from.parent.isTextblock && !$from.parent.content.size;
  const at = empty ? $from.before(1) : $from.after(1);
  if (empty) tr.replaceWith(at, $from.after(1), table);
  else tr.insert(at, table);
  if (at + table.nodeSize === tr.doc.content.size) tr.insert(tr.doc.content.size, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 3)).scrollIntoView());
  return true;
};
export const ruled = (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.horizontal_rule.create()).scrollIntoView());
  return true;
};

/** Name, icon, what it does, whether it holds. */
export const acts = [
  ["bold", "bold", toggleMark(marks.strong), (s) => holds(s, marks.strong)],
  ["italic", "italic", toggleMark(marks.em), (s) => holds(s, marks.em)],
  ["strike", "strikethrough", toggleMark(marks.strike), (s) => holds(s, marks.strike)],
  ["code", "code", toggleMark(marks.code), (s) => holds(s, marks.code)],
  ["link", "link", null, (s) => holds(s, marks.link)],
  ["heading", "heading", turned(nodes.heading, { level: 2 }), (s) => Boolean(within(s, nodes.heading))],
  ["unorderedList", "list", listed(nodes.bullet_list), (s) => Boolean(within(s, nodes.list_item, { checked: null }) && within(s, nodes.bullet_list))],
  ["orderedList", "list-ordered", listed(nodes.ordered_list), (s) => Boolean(within(s, nodes.ordered_list))],
  ["tasks", "list-checks", listed(nodes.bullet_list, false), (s) => Boolean(within(s, nodes.list_item, { checked: "any" }))],
  ["quote", "quote", quoted, (s) => Boolean(within(s, nodes.blockquote))],
  ["codeBlock", "square-code", turned(nodes.code_block), (s) => Boolean(within(s, nodes.code_block))],
  ["table", "table", tabled, isInTable],
  ["mention", "at-sign", null, null],
  ["emoji", "smile-plus", null, null],
];
const inTable = [["rowAfter", addRowAfter], ["columnAfter", addColumnAfter], ["rowGone", deleteRow], ["columnGone", deleteColumn], ["tableGone", deleteTable]];

export const bar = (view, special, plain) => {
  const made = document.createElement("div");
  made.className = "editor-bar";
  made.setAttribute("role", "toolbar");
  made.setAttribute("aria-label", said("toolbar"));
  made.setAttribute("aria-controls", view.dom.id);
  const button = (name, content, act, isOn) => {
    const one = document.createElement("button");
    Object.assign(one, { type: "button", title: said(name), tabIndex: -1 });
    if (typeof content === "string") one.textContent = content;
    else one.append(content), one.setAttribute("aria-label", said(name));
    one.addEventListener("click", () => {
      // The field first: a command acts on what is chosen there.
      view.focus();
      (special[name] ?? act)(view.state, view.dispatch, view);
    });
    one.addEventListener("pointerdown", (event) => event.preventDefault());
    one.on = isOn;
    return one;
  };
  made.append(...acts.map(([name, drawn, act, isOn]) => button(name, icon(drawn), act, isOn)));
  const table = document.createElement("span");
  table.className = "editor-table";
  table.hidden = true;
  table.append(...inTable.map(([name, act]) => button(name, said(name), act)));
  const back = button("plain", said("plain"), plain);
  back.className = "editor-switch";
  made.append(back);
  const rows = document.createElement("div");
  rows.className = "editor-tools";
  made.append(table);
  rows.append(made);

  const buttons = () => [...made.querySelectorAll("button")].filter((one) => !one.closest("[hidden]"));
  const stop = (one) => {
    for (const other of made.querySelectorAll("button")) other.tabIndex = other === one ? 0 : -1;
  };
  stop(made.querySelector("button"));
  made.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") return event.preventDefault(), view.focus();
    if (to === undefined) return;
    event.preventDefault();
    const one = all[(to + all.length) % all.length];
    stop(one);
    one.focus();
  });
  made.addEventListener("focusin", ({ target }) => target.matches("button") && stop(target));
  const update = () => {
    for (const one of made.querySelectorAll("button")) {
      if (one.on) one.setAttribute("aria-pressed", String(Boolean(one.on(view.state))));
    }
    table.hidden = !isInTable(view.state);
  };
  update();
  return { dom: rows, update };
};
