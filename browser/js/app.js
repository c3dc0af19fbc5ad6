// Everything works without this file; it makes writing and following quicker.
import "./htmx.js";
import { fold, menus, picks } from "./small.js";
import { times } from "./times.js";
import { keys } from "./keys.js";
import { composers } from "./composer.js";
import { drafts } from "./drafts.js";
import { offline } from "./offline.js";
import { live } from "./live.js";
import { worker } from "./worker.js";
import { back, leave, searched, visited } from "./places.js";
import { announce } from "./words.js";

document.documentElement.classList.add("js");
// What few pages need comes when somebody begins to write.
const attachments = (root) => {
  for (const box of root.querySelectorAll("[data-attach]:not([data-heard])")) {
    box.dataset.heard = "";
    const form = box.closest("form");
    const start = () => import("./attach.js").then(({ attach }) => attach(box, announce));
    const once = new AbortController();
    for (const name of ["focusin", "dragenter", "change"]) {
      form.addEventListener(name, () => (once.abort(), start()), { signal: once.signal });
    }
  }
};
const charts = (root) => {
  if (root.querySelector("[role=tree]") || root.closest?.("[role=tree]")) import("./tree.js").then(({ trees }) => trees(root));
};
const positions = (root) => {
  const nav = root.querySelector(".reading");
  if (nav) import("./reading.js").then(({ reading }) => reading(nav));
};
const fill = (root) => {
  times(root);
  picks(root);
  composers(root);
  drafts(root);
  attachments(root);
  charts(root);
  positions(root);
};
// Suggestions come when somebody begins to type.
const combos = ({ target, type }) => target?.matches?.("[data-suggest]") && import("./combo.js").then(({ combo }) => combo(target, type === "click"));
document.addEventListener("focusin", combos);
document.addEventListener("click", combos);
combos({ target: document.activeElement });
// A card beside a name comes with the first name somebody stays at, by mouse or by keyboard.
const names = new AbortController();
const card = ({ target, type, pointerType }) => {
  const link = target.closest?.('main a[href^="/p/"], main a[href^="/s/"], .aside a[href^="/p/"]');
  if (!link || (type === "focusin" ? !link.matches(":focus-visible") : pointerType !== "mouse")) return;
  names.abort();
  import("./cards.js").then(({ cards }) => cards(link));
};
for (const name of ["pointerover", "focusin"]) document.addEventListener(name, card, { signal: names.signal });
// Whoever signs out leaves no searches behind.
document.addEventListener("submit", ({ target }) => (target.matches("[action='/sign-out']") ? leave() : searched(target)));
const kept = document.querySelector("[data-kept-pages]");
if (kept) offline(kept);
fill(document);
fold();
menus();
keys();
visited();
back();
live();
worker();
// htmx says this for every part it puts into the page.
document.addEventListener("htmx:after:process", (event) => {
  if (event.target instanceof Element && event.target !== document.body) fill(event.target);
});
