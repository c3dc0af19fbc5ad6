// Going anywhere: recent places first, then what this page leads to, then what the server offers for what is typed.
// A combobox over a list, as everywhere; the words stand in the page.
import { announce } from "./words.js";
import { places } from "./places.js";

const words = () => document.getElementById("palette-words")?.dataset ?? {};
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const row = (name, line, take) => {
  const made = document.createElement("li");
  made.setAttribute("role", "option");
  const [strong, small] = [document.createElement("strong"), document.createElement("small")];
  strong.textContent = name;
  small.textContent = line;
  made.append(strong, " ", small);
  made.take = take;
  return made;
};
const go = (href) => () => location.assign(href);
const clear = (text) => text.replace(/\s+/g, " ").trim();
const named = (element) => {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll(".count, .sr, small, svg")) extra.remove();
  return clear(copy.textContent) || element.getAttribute("aria-label") || element.title;
};

/** What the page itself can do: its places and its own acts. */
const here = () => {
  const { page, place } = words();
  const found = new Map();
  const add = (element, line, take) => {
    const name = named(element);
    if (name && !found.has(name)) found.set(name, { name, line, take });
  };
  for (const link of document.querySelectorAll("main .tabs a, main .page-head a.button, main a.button, .aside a")) if (!link.matches("[aria-current], [rel=next], [rel=prev], .pager a")) add(link, page, go(link.href));
  for (const fold of document.querySelectorAll("main details > summary.button, main details.fold > summary")) {
    add(fold, page, () => ((fold.parentElement.open = true), fold.scrollIntoView({ block: "center" }), fold.focus()));
  }
  for (const link of document.querySelectorAll(".rail a:not(.wordmark)")) add(link, place, go(link.href));
  const shortcuts = document.querySelector(".rail [data-shortcuts]");
  if (shortcuts) add(shortcuts, "", () => shortcuts.click());
  return [...found.values()];
};

export const palette = () => {
  if (document.querySelector("dialog[open]")) return;
  const said = words();
  const back = document.activeElement;
  const box = document.createElement("dialog");
  box.className = "palette";
  box.setAttribute("aria-label", said.title);
  const field = Object.assign(document.createElement("input"), { type: "text", inputMode: "search", placeholder: said.title, autocomplete: "off", spellcheck: false });
  const about = { role: "combobox", "aria-label": said.title, "aria-autocomplete": "list", "aria-expanded": "true", "aria-controls": "palette-list" };
  for (const [name, value] of Object.entries(about)) field.setAttribute(name, value);
  const list = Object.assign(document.createElement("ul"), { id: "palette-list" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", said.title);
  box.append(field, list);
  document.body.append(box);

  const acts = here();
  let at = 0;
  let asked;
  let waiting;
  const rows = () => [...list.children];
  const mark = (to) => {
    const all = rows();
    if (!all.length) return field.removeAttribute("aria-activedescendant");
    at = (to + all.length) % all.length;
    for (const [n, one] of all.entries()) one.setAttribute("aria-selected", String(n === at));
    field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, n) => Object.assign(one, { id: `palette-${n}` })));
    mark(0);
  };
  const own = (typed) => {
    const wanted = fold(typed).split(/\s+/).filter(Boolean);
    const fits = ({ name }) => wanted.every((w) => fold(name).split(/[\s’'-]+/).some((part) => part.startsWith(w)));
    const recent = places().filter(({ path }) => path !== location.pathname).map(({ path, name }) => ({ name, line: said.recent, take: go(path) }));
    const seen = new Set();
    const once = ({ name }) => !seen.has(name) && seen.add(name);
    return [...recent.filter(fits).slice(0, typed ? 4 : 6), ...acts.filter(fits).slice(0, typed ? 6 : 40)].filter(once).map(({ name, line, take }) => row(name, line, take));
  };
  const everywhere = (typed) => row(said.everywhere.replace("{}", typed), "", go(`/search?q=${encodeURIComponent(typed)}`));
  const ask = async (typed, mine) => {
    asked = new AbortController();
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (!answer.ok || answer.redirected) return;
      const holder = document.createElement("ul");
      holder.innerHTML = await answer.text();
      const have = new Set(mine.map((one) => one.querySelector("strong").textContent));
      const offered = [...holder.querySelectorAll("[role=option][data-href]")].filter((one) => !have.has(one.querySelector("strong").textContent));
      for (const one of offered) one.take = go(one.dataset.href);
      const kept = at;
      show([...mine, ...offered, everywhere(typed)]);
      if (kept < mine.length) mark(kept);
      announce(holder.querySelector("[data-said]")?.dataset.said ?? "");
    } catch {
      // Aborted, or without a network: recent places and this page's own stay.
    }
  };
  const take = (one) => {
    const act = one?.take;
    box.close();
    act?.();
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    asked?.abort();
    // What is here already shows at once, so that Enter takes what is seen; the server is asked when the fingers rest.
    const typed = field.value.trim();
    const mine = own(typed);
    show(typed ? [...mine, everywhere(typed)] : mine);
    if (typed) waiting = setTimeout(() => ask(typed, mine), 110);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) event.preventDefault(), mark(at + step);
    else if (event.key === "Enter") event.preventDefault(), take(rows()[at]);
  });
  list.addEventListener("click", ({ target }) => take(target.closest("[role=option]")));
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => {
    box.remove();
    back?.focus?.({ preventScroll: true });
  });
  show(own(""));
  box.showModal();
  field.focus();
};
