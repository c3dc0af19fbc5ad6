// Where somebody was lately, in their own browser only, and gone when they sign out.
import { reader } from "./words.js";

const key = () => `places:${reader()}`;
export const places = () => {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? "[]");
  } catch {
    return [];
  }
};
export const KEPT = 8;
const searches = () => `searches:${reader()}`;
export const recent = () => {
  try {
    return JSON.parse(localStorage.getItem(searches()) ?? "[]");
  } catch {
    return [];
  }
};
export const keep = (list) => {
  try {
    localStorage.setItem(searches(), JSON.stringify(list.slice(0, KEPT)));
  } catch {
    // Without room nothing is remembered, which is fine.
  }
};
/** What was searched for is remembered however quickly it was sent. */
export const searched = (form) => {
  const q = form.querySelector("input[type=search][data-suggest]")?.value.trim();
  if (q) keep([q, ...recent().filter((other) => other !== q)]);
};
/** Spaces, people and conversations count as places; the pages in between do not. */
export const visited = () => {
  const path = location.pathname;
  const name = document.querySelector("main h1")?.textContent.replace(/\s+/g, " ").trim().slice(0, 120);
  if (!reader() || !name || !/^\/(s\/[^/]+(\/t\/\d+)?|p\/[^/]+|tags\/[^/]+|who)$/.test(path)) return;
  try {
    localStorage.setItem(key(), JSON.stringify([{ path, name }, ...places().filter((other) => other.path !== path)].slice(0, 12)));
  } catch {
    // Without room nothing is remembered, which is fine.
  }
};
export const leave = () => {
  for (const name of ["searches", "places", "emoji"]) localStorage.removeItem(`${name}:${reader()}`);
};

/** Back and forward: the browser keeps the scroll, we keep which link had the focus. */
export const back = () => {
  const name = `left:${location.pathname}${location.search}`;
  addEventListener("pagehide", () => {
    const link = document.activeElement?.closest?.("main a[href]");
    if (link) sessionStorage.setItem(name, link.getAttribute("href"));
  });
  if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward") return;
  const href = sessionStorage.getItem(name);
  if (href && document.activeElement === document.body) document.querySelector(`main a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
};
