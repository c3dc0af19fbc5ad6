// The emoji of the day and all the others: a search and a grid by groups, arrows move, Enter takes.
import { emoji, named } from "./emoji.js";
import { said } from "./editor/said.js";
import { reader } from "./words.js";

const key = () => `emoji:${reader()}`;
const lately = () => {
  try {
    return JSON.parse(localStorage.getItem(key()) ?? "[]");
  } catch {
    return [];
  }
};
const remember = (sign) => {
  try {
    localStorage.setItem(key(), JSON.stringify([sign, ...lately().filter((other) => other !== sign)].slice(0, 16)));
  } catch {
    // Without room nothing is remembered, which is fine.
  }
};

export const picker = (from, take, left) => {
  const box = document.createElement("dialog");
  box.className = "emoji";
  box.setAttribute("aria-label", said("emoji"));
  const field = Object.assign(document.createElement("input"), { type: "search", placeholder: said("emojiSearch") });
  field.setAttribute("aria-label", said("emojiSearch"));
  field.autocomplete = "off";
  const grid = document.createElement("div");
  grid.className = "emoji-grid";
  box.append(field, grid);
  document.body.append(box);
  let taken = false;
  const choose = (sign) => {
    taken = true;
    remember(sign);
    box.close();
    take(sign);
  };
  const draw = (list) => {
    grid.replaceChildren(...list.map(({ sign, name }, at) => {
      const one = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: name, tabIndex: at ? -1 : 0 });
      one.setAttribute("aria-label", name);
      one.addEventListener("click", () => choose(sign));
      return one;
    }));
    if (!list.length) grid.textContent = said("emojiNone");
  };
  const show = async () => {
    try {
      if (field.value.trim()) return draw(await named(field.value, 200));
      const all = await emoji();
      const recent = lately().map((sign) => all.find((one) => one.sign === sign)).filter(Boolean);
      draw([...recent, ...all.filter((one) => !recent.includes(one))]);
    } catch {
      grid.textContent = said("emojiNone");
    }
  };
  field.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    const all = [...grid.querySelectorAll("button")];
    if (event.target === field && (event.key === "ArrowDown" || event.key === "Enter")) {
      event.preventDefault();
      event.key === "Enter" ? all[0]?.click() : all[0]?.focus();
      return;
    }
    const at = all.indexOf(event.target);
    if (at < 0) return;
    const wide = all.findIndex((one) => one.offsetTop > all[0].offsetTop);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: wide < 0 ? all.length : wide, ArrowUp: wide < 0 ? -all.length : -wide }[event.key];
    if (!step) return;
    event.preventDefault();
    if (at + step < 0) return field.focus();
    const next = all[at + step];
    if (!next) return;
    all[at].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => {
    box.remove();
    if (!taken) left();
  });
  show();
  box.showModal();
  const { left: x, bottom: y } = from.getBoundingClientRect();
  box.style.setProperty("--x", `${Math.max(8, Math.min(x, innerWidth - 344))}px`);
  box.style.setProperty("--y", `${Math.min(y + 6, innerHeight - 380)}px`);
};
