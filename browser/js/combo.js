// Suggestions while typing: the combobox of the ARIA practices over a list that the server writes.
// Without this file the field is a plain field. `data-suggest` is where suggestions come from,
// `data-many` says that the field holds several words.
import { announce } from "./words.js";
import { KEPT, keep, recent } from "./places.js";

let made = 0;
const make = (field) => {
  field.dataset.combo = ++made;
  const searches = field.type === "search";
  const many = field.dataset.many !== undefined;
  const list = document.createElement("ul");
  Object.assign(list, { id: `suggestions-${made}`, className: "mentions combo", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? field.getAttribute("aria-label") ?? "");
  field.removeAttribute("list");
  const about = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(about)) field.setAttribute(name, value);
  // A place of its own above the page, and a landmark like everything else.
  const room = document.createElement("section");
  room.setAttribute("aria-label", list.getAttribute("aria-label"));
  room.append(list);
  document.body.append(room);

  let at = -1;
  let asked;
  let waiting;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const term = () => (many ? field.value.split(/[\s,]+/).pop() : field.value.trim());
  const place = () => {
    const box = field.getBoundingClientRect();
    const width = Math.min(Math.max(box.width, 272), innerWidth - 16);
    const below = (visualViewport?.height ?? innerHeight) - box.bottom - 12;
    list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    list.style.top = `${box.bottom + 4}px`;
    list.style.width = `${width}px`;
    list.style.maxHeight = `${Math.max(below, 120)}px`;
  };
  const mark = (to) => {
    const all = options();
    at = all.length ? (to + all.length + 1) % (all.length + 1) : -1;
    if (at === all.length) at = -1;
    for (const [n, option] of all.entries()) option.setAttribute("aria-selected", String(n === at));
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const option = (text, small, props) => {
    const made = document.createElement("li");
    made.setAttribute("role", "option");
    Object.assign(made.dataset, props);
    const [strong, line] = [document.createElement("strong"), document.createElement("small")];
    strong.textContent = text;
    line.textContent = small;
    made.append(strong, " ", line);
    return made;
  };
  const before = () => {
    const note = list.querySelector("[data-recent]");
    if (!note) return;
    const typed = field.value.trim().toLowerCase();
    const fits = recent().filter((q) => q.toLowerCase().startsWith(typed) && q.toLowerCase() !== typed).slice(0, typed ? 3 : KEPT);
    const rows = fits.map((q) => option(q, note.dataset.recent, { value: q, go: "" }));
    if (!typed && rows.length) rows.push(option(note.dataset.forget, "", { forget: "" }));
    note.replaceWith(...rows);
  };
  const show = (html) => {
    list.innerHTML = html;
    before();
    const all = options();
    for (const [n, one] of all.entries()) one.id = `${list.id}-${n}`;
    if (!all.length || document.activeElement !== field) return close();
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    mark(-1);
    place();
    announce(list.querySelector("[data-said]")?.dataset.said ?? "");
  };
  const ask = async () => {
    const q = term();
    if (!q && !searches) return close();
    asked?.abort();
    asked = new AbortController();
    const to = new URL(field.dataset.suggest, location.href);
    to.searchParams.set("q", q);
    try {
      const answer = await fetch(to, { signal: asked.signal });
      if (answer.ok && !answer.redirected) show(await answer.text());
      else close();
    } catch {
      // Aborted, or without a network: what is typed can still be sent.
    }
  };
  const choose = (chosen) => {
    if (chosen.dataset.forget !== undefined) return keep([]), close();
    if (chosen.dataset.href) return location.assign(chosen.dataset.href);
    const value = chosen.dataset.value;
    field.value = many ? `${field.value.replace(/[^\s,]*$/, "")}${value} ` : value;
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
    if (chosen.dataset.go !== undefined) field.form.requestSubmit();
    else field.focus();
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    // Asks when the fingers rest.
    waiting = setTimeout(ask, 130);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    const down = event.key === "ArrowDown";
    if (down || event.key === "ArrowUp") {
      if (!open && !down) return;
      event.preventDefault();
      if (event.altKey && !down) close();
      else if (open) mark(at < 0 && !down ? options().length - 1 : at + (down ? 1 : -1));
      else ask();
    } else if (open && event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(options()[at]);
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") close();
  });
  field.addEventListener("blur", close);
  // The field keeps the focus while somebody points.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) choose(chosen);
  });
  addEventListener("resize", close);
  addEventListener("scroll", (event) => !list.hidden && event.target !== list && place(), { capture: true, passive: true });
  if (searches) {
    field.addEventListener("offer", () => list.hidden && ask());
  }
};

// Makes a field a combobox once; an empty search field that was clicked offers what was searched before.
export const combo = (field, clicked) => {
  if (!field.dataset.combo) make(field);
  if (clicked && !field.value) field.dispatchEvent(new Event("offer"));
};
