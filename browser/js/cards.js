// Who is that, what is this place: a card beside a name, after a moment over it or with the keyboard's focus on it.
// One request per name and page; nothing on touch, where the link itself is the way. Escape puts it away.
const WHERE = "main :is(.prose, .message-head, .row, .card, .result) a, .aside a";
const known = new Map();
const json = async (address) => {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  return answer.ok ? answer.json() : null;
};
const person = async (handle) => {
  const found = await json(`/api/v1/people/${handle}`);
  return found && { name: found.name, line: found.title, text: found.profile?.fields?.about ?? found.about, words: found.profile?.offers ?? [] };
};
const space = async (slug) => {
  const [found, card] = await Promise.all([json(`/api/v1/spaces/${slug}`), json(`/api/v1/spaces/${slug}/card`)]);
  return found && { name: found.name, line: found.lead?.name, text: card?.why, words: [] };
};
const what = (link) => {
  const [, kind, name] = /^\/(p|s)\/([\w.-]+)$/.exec(link.getAttribute("href") ?? "") ?? [];
  if (!kind || link.closest(".tabs, .crumbs")) return null;
  const key = `${kind}/${name}`;
  if (!known.has(key)) known.set(key, (kind === "p" ? person(name) : space(name)).catch(() => (known.delete(key), null)));
  return known.get(key);
};

const card = Object.assign(document.createElement("div"), { id: "hover-card", className: "hover-card", hidden: true });
card.setAttribute("role", "tooltip");
let over = null;
let timer;
const part = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const hide = () => {
  clearTimeout(timer);
  card.hidden = true;
  over?.removeAttribute("aria-describedby");
  over = null;
};
const show = async (link) => {
  const found = await what(link);
  if (!found || over !== link || !link.isConnected) return;
  const parts = [part("strong", found.name)];
  if (found.line) parts.push(part("small", found.line));
  if (found.text) parts.push(part("p", found.text.length > 180 ? `${found.text.slice(0, 180).replace(/\s+\S*$/, "")}…` : found.text));
  if (found.words.length) parts.push(part("small", found.words.slice(0, 4).join(", ")));
  // A card that says nothing more than the link is none.
  if (parts.length < 2) return;
  card.replaceChildren(...parts);
  // In the part of the page its link is in, so that it is found there.
  (link.closest("main, .aside") ?? document.body).append(card);
  card.hidden = false;
  link.setAttribute("aria-describedby", card.id);
  const at = link.getBoundingClientRect();
  const up = innerHeight - at.bottom < card.offsetHeight + 16 && at.top > card.offsetHeight + 16;
  card.style.left = `${Math.max(8, Math.min(at.left, innerWidth - card.offsetWidth - 8))}px`;
  card.style.top = `${up ? at.top - card.offsetHeight - 4 : at.bottom + 4}px`;
};
const soon = (link, wait) => {
  if (over === link) return clearTimeout(timer);
  hide();
  over = link;
  timer = setTimeout(() => show(link), wait);
};
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(hide, 200);
};

export const cards = (link) => {
  const of = (target) => target.closest?.(WHERE);
  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    const at = of(target);
    if (at) soon(at, 400);
    else if (card.contains(target)) clearTimeout(timer);
    else if (over && document.activeElement !== over) later();
  });
  document.addEventListener("focusin", ({ target }) => {
    const at = target.matches(":focus-visible") && of(target);
    if (at) soon(at, 700);
    else hide();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.addEventListener("scroll", () => card.hidden || hide(), { capture: true, passive: true });
  soon(link, 400);
};
