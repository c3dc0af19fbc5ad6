// The address of a link: a row under the buttons, sent with Enter, left with Escape.
import { TextSelection } from "prosemirror-state";
import { holds } from "./bar.js";
import { said } from "./said.js";

/** All of the link around the cursor. */
const whole = (state, mark) => {
  const { $from } = state.selection;
  const start = $from.start();
  let found = null;
  $from.parent.forEach((node, offset) => {
    const [from, to] = [start + offset, start + offset + node.nodeSize];
    if (mark.isInSet(node.marks) && from <= $from.pos && to >= $from.pos) found = { from, to, href: mark.isInSet(node.marks).attrs.href };
  });
  return found;
};

export const linkRow = (view, { marks: { link } }) => {
  const dom = document.createElement("div");
  dom.className = "editor-link";
  dom.hidden = true;
  const field = Object.assign(document.createElement("input"), { type: "url", placeholder: "https://" });
  field.setAttribute("aria-label", said("address"));
  const [set, gone] = ["setLink", "unlink"].map((name) => Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: said(name) }));
  dom.append(field, set, gone);
  const close = () => {
    dom.hidden = true;
    view.focus();
  };
  const remove = () => {
    const at = whole(view.state, link) ?? view.state.selection;
    view.dispatch(view.state.tr.removeMark(at.from, at.to, link));
    close();
  };
  const done = () => {
    const typed = field.value.trim();
    if (!typed) return remove();
    const href = /^(https?:|mailto:|\/)/i.test(typed) ? typed : typed.includes("@") ? `mailto:${typed}` : `https://${typed}`;
    const { tr, selection } = view.state;
    const at = whole(view.state, link) ?? selection;
    if (at.from === at.to) tr.insertText(typed, at.from);
    const to = at.from === at.to ? at.from + typed.length : at.to;
    tr.removeMark(at.from, to, link).addMark(at.from, to, link.create({ href })).setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(link);
    view.dispatch(tr);
    close();
  };
  set.addEventListener("click", done);
  gone.addEventListener("click", remove);
  dom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.preventDefault(), event.stopPropagation(), close();
    else if (event.key === "Enter" && event.target === field) event.preventDefault(), done();
  });
  const open = () => {
    field.value = whole(view.state, link)?.href ?? "";
    gone.hidden = !holds(view.state, link);
    dom.hidden = false;
    field.focus();
    field.select();
  };
  return { dom, open };
};
