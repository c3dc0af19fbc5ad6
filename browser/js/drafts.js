// What somebody began to write survives: kept at the server, and in the browser while it cannot be.
import { reader } from "./words.js";

const names = ["kind", "title", "text"];
const waiting = new WeakMap();
const key = (form) => `draft:${reader()}:${form.dataset.draft}`;
const read = (form) => {
  const data = new FormData(form);
  return Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? "")]));
};
const blank = (draft) => !draft.title && !draft.text;
const store = (form, entry) => {
  try {
    if (entry && !blank(entry.draft)) localStorage.setItem(key(form), JSON.stringify(entry));
    else localStorage.removeItem(key(form));
  } catch {
    // A browser that keeps nothing still has the server's copy.
  }
};
const stored = (form) => {
  try {
    return JSON.parse(localStorage.getItem(key(form)) ?? "null");
  } catch {
    return null;
  }
};

const keep = async (form) => {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const draft = read(form);
  store(form, { draft, kept: false });
  if (!/^(thread|space):\d+$/.test(form.dataset.draft)) return;
  const place = `/drafts/${encodeURIComponent(form.dataset.draft)}`;
  try {
    const answer = await fetch(place, { method: "PUT", body: new URLSearchParams(draft), keepalive: true });
    if (answer.ok && stored(form)) store(form, { draft, kept: true });
  } catch {
    // The browser's copy stays until the next try.
  }
};

/** The words were sent: nothing is left to keep. */
export const forget = (form) => {
  if (!form.dataset.draft) return;
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  store(form, null);
};

const restore = (form) => {
  const entry = stored(form);
  if (!entry) return;
  if (!blank(read(form)) || entry.kept) {
    if (entry.kept) store(form, null);
    return;
  }
  for (const name of ["title", "text"]) {
    const field = form.elements.namedItem(name);
    if (field && entry.draft[name]) field.value = entry.draft[name];
  }
};

/** A form was sent the plain way and the server answered with a page: what it wants back is in there. */
const arrived = () => {
  const sent = sessionStorage.getItem("sent");
  if (!sent) return;
  sessionStorage.removeItem("sent");
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") localStorage.removeItem(sent);
};

export const drafts = (root) => {
  if (root === document) arrived();
  const own = root instanceof Element && root.matches("form[data-draft]") ? [root] : [];
  for (const form of [...own, ...root.querySelectorAll("form[data-draft]")]) {
    if (form.dataset.kept) continue;
    form.dataset.kept = "yes";
    restore(form);
    form.addEventListener("input", () => {
      clearTimeout(waiting.get(form));
      waiting.set(form, setTimeout(() => keep(form), 800));
    });
    // On its way: no draft may overtake the words and bring them back.
    form.addEventListener("submit", () => {
      clearTimeout(waiting.get(form));
      waiting.delete(form);
      store(form, { draft: read(form), kept: stored(form)?.kept ?? false });
      if (!form.hasAttribute("hx-post")) sessionStorage.setItem("sent", key(form));
    });
    addEventListener("pagehide", () => waiting.has(form) && form.isConnected && keep(form));
  }
};
