// Keys for who likes them; never while somebody writes, never with a modifier.
const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog");
const seen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
const first = (selector) => [...document.querySelectorAll(selector)].find(seen);
const items = () => [...document.querySelectorAll("main :is([data-item], .row, .card, .message, .notice)")].filter(seen);

const help = () => {
  const words = document.getElementById("shortcuts-words");
  if (!words || document.querySelector("dialog[open]")) return;
  const sheet = document.createElement("dialog");
  sheet.append(words.content.cloneNode(true));
  // What is true on this page, and nothing else.
  const keys = (row) => [...row.querySelectorAll("kbd")].map((key) => key.textContent);
  for (const row of sheet.querySelectorAll(".keys div")) {
    const [first, second] = keys(row);
    const goes = first !== "g" || document.querySelector(`[data-go="${CSS.escape(second)}"]`);
    if (!goes || (first === "j" && !items().length) || (row.dataset.needs && !document.querySelector(row.dataset.needs))) row.remove();
  }
  const title = sheet.querySelector("h2");
  title.id = "shortcuts-title";
  sheet.setAttribute("aria-labelledby", title.id);
  sheet.addEventListener("close", () => sheet.remove());
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  document.body.append(sheet);
  sheet.showModal();
};

const write = () => {
  const place = first('[data-hotkey="c"]') ?? document.querySelector('details:not([open]) [data-hotkey="c"]');
  const fold = place?.closest("details");
  if (!place) return location.assign("/#write");
  if (fold) fold.open = true;
  const field = place.matches("summary") ? fold.querySelector("input:not([type=hidden], [type=radio]), textarea") : place;
  (field ?? fold?.querySelector("li a"))?.focus();
  (field ?? place).scrollIntoView({ block: "center" });
};

let here;
const move = (by) => {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(here);
  const from = at < 0 ? all.findIndex((item) => item.getBoundingClientRect().bottom > 80) - (by > 0 ? 1 : 0) : at;
  here?.classList.remove("here");
  here = all[Math.min(all.length - 1, Math.max(0, from + by))];
  here.classList.add("here");
  const link = here.querySelector(".row-title, .card-title a, h3 a, .permalink, a");
  link?.focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
};

let going = 0;
export const keys = () => {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-shortcuts]")) help();
    // On a page with a place to write, the bar's middle goes there.
    if (event.target.closest(".bottom .write") && document.querySelector('[data-hotkey="c"]')) event.preventDefault(), write();
  });
  if (location.hash === "#write") write();
  const anywhere = () => import("./palette.js").then(({ palette }) => palette());
  document.addEventListener("click", (event) => event.target.closest("[data-palette]") && anywhere());
  document.addEventListener("keydown", (event) => {
    // In the editor the same keys set a link; it has them first.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k" && !event.defaultPrevented) {
      event.preventDefault();
      anywhere();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (Date.now() - going < 1500) {
      going = 0;
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) event.preventDefault(), place.click();
      return;
    }
    const acts = {
      "?": help,
      "/": () => first('[data-hotkey="/"]')?.focus(),
      c: write,
      j: () => move(1),
      k: () => move(-1),
      g: () => (going = Date.now()),
    };
    if (!Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });
};
