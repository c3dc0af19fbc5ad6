// A tree by keyboard: one stop in the tab order, arrows move, right opens, left closes, letters jump.
const shown = (tree) => [...tree.querySelectorAll("[role=treeitem]")].filter((item) => !item.closest("[hidden]"));
const group = (item) => item.nextElementSibling;
const toggle = (item) => item.querySelector(":scope > .chart-toggle");
const set = (item, open) => {
  item.setAttribute("aria-expanded", open);
  group(item).hidden = !open;
};
const stop = (tree, item, focus) => {
  for (const other of tree.querySelectorAll("[role=treeitem]")) other.tabIndex = other === item ? 0 : -1;
  for (const link of tree.querySelectorAll("a")) link.tabIndex = -1;
  if (focus) item.focus();
};
export const trees = (root) => {
  const around = root.closest?.("[role=tree]");
  if (around) stop(around, around.querySelector('[tabindex="0"]') ?? shown(around)[0]);
  for (const tree of root.querySelectorAll("[role=tree]:not(.ready)")) {
    tree.classList.add("ready");
    stop(tree, shown(tree)[0]);
    tree.addEventListener(
      "click",
      (event) => {
        const item = event.target.closest(".chart-toggle")?.closest("[role=treeitem]");
        if (!item) return;
        const open = item.getAttribute("aria-expanded") !== "true";
        // What was fetched once is only shown again.
        if (!open || group(item).children.length) event.preventDefault(), event.stopPropagation();
        set(item, open);
        stop(tree, item, true);
      },
      true,
    );
    tree.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches("[role=treeitem]")) return;
      const [item, all] = [event.target, shown(tree)];
      const at = all.indexOf(item);
      const expanded = item.getAttribute("aria-expanded");
      let to;
      if (event.key === "ArrowDown") to = all[at + 1];
      else if (event.key === "ArrowUp") to = all[at - 1];
      else if (event.key === "Home") to = all[0];
      else if (event.key === "End") to = all.at(-1);
      else if (event.key === "Enter") item.querySelector(".chart-name a").click();
      else if (event.key === "ArrowRight") expanded === "false" ? toggle(item).click() : (to = expanded && all[at + 1]);
      else if (event.key === "ArrowLeft") expanded === "true" ? toggle(item).click() : (to = item.closest("[role=group]")?.previousElementSibling);
      else if (event.key.length === 1 && event.key !== " ") {
        const name = (other) => other.querySelector(".chart-name a").textContent.toLowerCase();
        to = [...all.slice(at + 1), ...all.slice(0, at)].find((other) => name(other).startsWith(event.key.toLowerCase()));
      } else return;
      event.preventDefault();
      event.stopPropagation();
      if (to) stop(tree, to, true);
    });
  }
};
