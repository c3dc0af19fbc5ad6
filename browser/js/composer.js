// Level one of the editor: a text field with buttons, names after “@”, and Ctrl+Enter.
import "@github/markdown-toolbar-element";
import "@github/text-expander-element";
import { clear } from "./trouble.js";
import { reader, word } from "./words.js";
import { forget } from "./drafts.js";

const SVG = "http://www.w3.org/2000/svg";
const buttons = [
  ["md-bold", "bold"], ["md-italic", "italic"], ["md-link", "link"], ["md-unordered-list", "list"],
  ["md-ordered-list", "list-ordered"], ["md-quote", "quote"], ["md-code", "code"], ["md-mention", "at-sign"],
];

const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
};

// Level two comes with the first focus, unless somebody prefers plain text here.
const wish = () => `editor:${reader()}`;
const choose = (value) => {
  try {
    if (value) localStorage.setItem(wish(), value);
    else localStorage.removeItem(wish());
  } catch {
    // The choice holds for this page.
  }
};
const plain = () => {
  try {
    return localStorage.getItem(wish()) === "plain";
  } catch {
    return true;
  }
};
const submit = (form) => form.requestSubmit(form.querySelector("button.primary") ?? undefined);
const enrich = async (field, asked) => {
  if (field.dataset.rich || (!asked && plain())) return;
  try {
    const { mount } = await import("./editor/index.js");
    if (asked) field.focus();
    await mount(field, { send: () => submit(field.form), plain: () => choose("plain") });
  } catch {
    // Without it, level one goes on.
  }
};

const toolbar = (field) => {
  const bar = document.createElement("markdown-toolbar");
  bar.setAttribute("for", field.id);
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", word("toolbar"));
  for (const [tag, name] of buttons) {
    const button = document.createElement(tag);
    const label = word(tag.slice(3).replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
    button.setAttribute("aria-label", label);
    button.title = label;
    button.append(icon(name));
    bar.append(button);
  }
  const rich = document.createElement("button");
  Object.assign(rich, { type: "button", className: "editor-switch", textContent: document.getElementById("editor-words")?.dataset.rich ?? "" });
  rich.addEventListener("click", () => (choose(""), enrich(field, true)));
  bar.append(rich);
  return bar;
};

const sources = { "@": "/people/suggest", "#": "/search/tags" };
const emoji = async (list, text) => {
  const { named } = await import("./emoji.js");
  for (const { sign, name } of text.length > 1 ? await named(text, 8) : []) {
    const row = document.createElement("li");
    row.setAttribute("role", "option");
    row.dataset.value = sign;
    row.textContent = `${sign} ${name}`;
    list.append(row);
  }
};
const suggest = async (key, text) => {
  const list = document.createElement("ul");
  list.className = "mentions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", word("mention"));
  try {
    const answer = key === ":" ? await emoji(list, text) : await fetch(`${sources[key]}?q=${encodeURIComponent(text)}`);
    if (answer?.ok) list.innerHTML = await answer.text();
  } catch {
    // Without the network there are no suggestions; a handle can still be typed.
  }
  return { matched: list.childElementCount > 0, fragment: list };
};

const mentions = (field) => {
  const wrap = document.createElement("text-expander");
  wrap.setAttribute("keys", "@ # :");
  // The element looks for its field when it enters the page, so the field goes in first.
  const { parentNode, nextSibling } = field;
  wrap.append(field);
  parentNode.insertBefore(wrap, nextSibling);
  let asked = 0;
  wrap.addEventListener("text-expander-change", (event) => {
    const { key, provide, text } = event.detail;
    const mine = ++asked;
    // Asks when the fingers rest.
    provide(new Promise((done) => setTimeout(done, 120)).then(() => (mine === asked ? suggest(key, text) : { matched: false })));
  });
  wrap.addEventListener("text-expander-value", (event) => {
    event.detail.value = event.detail.item.dataset.value;
  });
};

const hear = (form) => {
  form.addEventListener("htmx:before:request", () => clear(form));
  form.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== form || ctx.response.status >= 400) return;
    forget(form);
    for (const field of form.querySelectorAll("textarea, input[name=title]")) {
      field.value = "";
      field.dispatchEvent(new Event("written"));
    }
    const last = document.querySelector("#messages > .message:last-child");
    last?.classList.add("fresh");
    last?.scrollIntoView({ block: "nearest" });
  });
};

export const composers = (root) => {
  const own = root instanceof Element && root.matches("[data-composer]") ? [root] : [];
  for (const form of [...own, ...root.querySelectorAll("[data-composer]")]) {
    if (!form.dataset.heard) hear(form);
    form.dataset.heard = "yes";
  }
  for (const field of root.querySelectorAll("[data-editor]:not([data-dressed])")) {
    field.dataset.dressed = "";
    mentions(field);
    field.addEventListener("focus", () => enrich(field), { once: true });
    if (document.activeElement === field) enrich(field);
    field.parentElement.before(toolbar(field));
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      submit(field.form);
    });
  }
};
