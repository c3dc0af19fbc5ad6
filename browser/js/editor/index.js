// Level two: what is written looks as it will be read. The text field stays beneath and holds the Markdown, so drafts,
// files and sending go on as they are.
import { history } from "prosemirror-history";
import { Slice } from "prosemirror-model";
import { EditorState, TextSelection } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { picker } from "../picker.js";
import { bar } from "./bar.js";
import { offers } from "./offer.js";
import { clean, rows } from "./paste.js";
import { read } from "./read.js";
import { keys, shape, typing } from "./rules.js";
import { schema } from "./schema.js";
import { write } from "./write.js";
import { linkRow } from "./link.js";
export * from "./proof.js";

const sheet = () => {
  if (document.querySelector("link[data-editor-sheet]")) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: EDITOR_CSS });
  link.dataset.editorSheet = "";
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
};
const text = (view, value, plain) => {
  if (plain || schema.nodes.code_block === view.state.selection.$from.parent.type) return null;
  return new Slice(read(rows(value) ?? value).content, 1, 1);
};
/** An end that is a sole paragraph melts into the words around it. */
const fitted = (slice) => {
  const open = (node) => Number(node?.type === schema.nodes.paragraph || node?.type === schema.nodes.heading);
  return new Slice(slice.content, open(slice.content.firstChild), open(slice.content.lastChild));
};

const build = (field, { send, plain }) => {
  const form = field.form;
  const label = field.labels?.[0];
  if (label) label.id ||= `${field.id}-label`;
  let mine = false;
  const special = {};
  const make = (markdown) =>
    EditorState.create({
      doc: read(markdown),
      plugins: [offers(form), typing(), keys({ send: () => (send(), true), link: () => (special.link(), true) }), history(), tableEditing(), shape()],
    });
  const about = { id: `${field.id}-rich`, class: "editor-text prose", role: "textbox", "aria-multiline": "true", "aria-autocomplete": "list" };
  if (label) about["aria-labelledby"] = label.id;
  for (const name of ["aria-describedby", "aria-invalid", "data-hotkey"]) if (field.hasAttribute(name)) about[name] = field.getAttribute(name);
  const place = document.createElement("div");
  place.className = "editor";
  let tools;
  const view = new EditorView({ mount: place.appendChild(document.createElement("div")) }, {
    state: make(field.value),
    attributes: about,
    transformPastedHTML: clean,
    clipboardTextParser: (value, _, isPlain) => {
      const slice = text(view, value, isPlain);
      return slice && fitted(slice);
    },
    clipboardTextSerializer: (slice) => {
      try {
        return write(schema.topNodeType.create(null, slice.content)).trim();
      } catch {
        return slice.content.textBetween(0, slice.content.size, "\n");
      }
    },
    // Files go beside the text, unless what comes is a text that has a picture of itself with it.
    handlePaste: (_, event) => Boolean(event.clipboardData?.files.length && !event.clipboardData.getData("text/plain").trim()),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      tools?.update();
      if (!tr.docChanged || tr.getMeta("from-field")) return;
      mine = true;
      field.value = write(view.state.doc).trimEnd();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      mine = false;
    },
  });
  const replace = () => {
    if (mine) return;
    const doc = read(field.value);
    if (doc.eq(view.state.doc)) return;
    const { tr } = view.state;
    tr.replaceWith(0, view.state.doc.content.size, doc.content).setMeta("from-field", true).setMeta("addToHistory", false);
    view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)));
  };
  for (const name of ["input", "written"]) field.addEventListener(name, replace);

  const link = linkRow(view, schema);
  special.link = link.open;
  special.mention = () => view.dispatch(view.state.tr.insertText(/(^|\s)$/.test(view.state.selection.$from.parent.textBetween(0, view.state.selection.$from.parentOffset)) ? "@" : " @"));
  special.emoji = () => picker(tools.dom.querySelector(".icon use[href$=smile-plus]").closest("button"), (sign) => {
    view.dispatch(view.state.tr.insertText(sign).scrollIntoView());
    view.focus();
  }, () => view.focus());
  tools = bar(view, special, plain);
  place.prepend(tools.dom, link.dom);
  return { place, view, label };
};

/** Puts the editor in the place of a text field; `back` undoes it. */
export const mount = async (field, { send, plain }) => {
  await sheet();
  if (!field.isConnected || field.dataset.rich) return;
  const focused = document.activeElement === field;
  const at = field.selectionStart;
  const all = field.value.length;
  const { place, view, label } = build(field, { send, plain: () => (back(), plain()) });
  const expander = field.closest("text-expander") ?? field;
  const level1 = expander.previousElementSibling?.matches("markdown-toolbar") ? expander.previousElementSibling : null;
  const hotkey = field.dataset.hotkey;
  const tab = field.getAttribute("tabindex");
  const go = (event) => (event.preventDefault(), view.focus());
  expander.before(place);
  field.dataset.rich = "yes";
  if (level1) level1.hidden = true;
  delete field.dataset.hotkey;
  field.tabIndex = -1;
  field.setAttribute("aria-hidden", "true");
  expander.classList.add("editor-beneath");
  label?.addEventListener("click", go);
  const back = () => {
    label?.removeEventListener("click", go);
    view.destroy();
    place.remove();
    delete field.dataset.rich;
    if (hotkey) field.dataset.hotkey = hotkey;
    if (tab === null) field.removeAttribute("tabindex");
    field.removeAttribute("aria-hidden");
    expander.classList.remove("editor-beneath");
    if (level1) level1.hidden = false;
    field.focus();
  };
  if (focused) {
    view.dispatch(view.state.tr.setSelection(at >= all ? TextSelection.atEnd(view.state.doc) : TextSelection.atStart(view.state.doc)));
    view.focus();
  }
};
