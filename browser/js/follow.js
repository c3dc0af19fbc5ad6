// What a frame changes on the page that is open.
import htmx from "./htmx.js";
import { announce, counted } from "./words.js";

const waiting = new Map();
/** Not more often than a reader can look. */
const soon = (key, work, wait = 300) => {
  clearTimeout(waiting.get(key));
  waiting.set(key, setTimeout(() => (waiting.delete(key), work()), wait));
};

const get = async (url) => {
  try {
    const answer = await fetch(url, { headers: { "HX-Request": "true", Accept: "text/html" } });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
};
const parsed = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};

/** A list that stands open: its inside is fetched anew, unless somebody is in the middle of it. */
const refresh = (place) =>
  soon(place, async () => {
    if (place.querySelector(":is(input, textarea, select):focus, details[open]")) return;
    const html = await get(place.dataset.liveUrl);
    if (html === null || !place.isConnected) return;
    const focused = place.contains(document.activeElement) && document.activeElement.getAttribute("href");
    place.replaceChildren(parsed(html));
    htmx.process(place);
    if (focused) place.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  });

const count = () =>
  soon("count", async () => {
    const text = (await get("/notifications/count"))?.trim();
    if (!text || !/^\d/.test(text)) return;
    const none = text === "0";
    for (const place of document.querySelectorAll("[data-notice-count]")) {
      place.textContent = text;
      place.hidden = none;
    }
    const title = document.title.replace(/^\([^)]*\) /, "");
    document.title = none ? title : `(${text}) ${title}`;
  });

let missed = 0;
/** The reader is further up: a way down, and nothing moves under the eyes. */
const below = (message) => {
  missed += 1;
  let button = document.querySelector(".more-below");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "button more-below";
    button.addEventListener("click", () => {
      message.scrollIntoView({ block: "center" });
      button.remove();
      missed = 0;
    });
    document.body.append(button);
    new IntersectionObserver((seen, watch) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      watch.disconnect();
      button.remove();
      missed = 0;
    }).observe(message);
  }
  button.textContent = counted("replies", missed);
};

const message = async (thread, id, fresh) => {
  const list = document.getElementById("messages");
  const before = document.getElementById(`m-${id}`);
  if (!list || (fresh ? before || thread.querySelector('a[rel="next"]') : !before)) return;
  const html = await get(thread.dataset.liveUrl.replace("{id}", id));
  const made = html && parsed(html).querySelector(".message");
  if (!made) return;
  const there = document.getElementById(`m-${id}`);
  if (there) {
    if (fresh || there.querySelector("details[open], :focus")) return;
    there.replaceWith(made);
    htmx.process(made);
    return;
  }
  const near = list.getBoundingClientRect().bottom < innerHeight + 120;
  made.classList.add("fresh");
  list.append(made);
  htmx.process(made);
  announce(counted("replies", missed + 1));
  if (!near) below(made);
};

const changes = new Set(["message.edited", "message.withdrawn", "message.deleted", "message.withheld", "message.returned", "link.shown", "reaction.given", "reaction.taken", "question.answered", "question.reopened"]);
const lists = new Set(["thread.started", "thread.broadcast", "reply.posted", "question.answered", "question.reopened", "message.withdrawn", "message.deleted", "message.withheld", "message.returned", "page.back"]);

export const heard = (frame) => {
  const thread = document.querySelector("[data-live-thread]");
  if (thread && thread.dataset.liveThread === String(frame.thread)) {
    if (frame.kind === "reply.posted") message(thread, frame.subject, true);
    else if (changes.has(frame.kind)) soon(`m-${frame.subject}`, () => message(thread, frame.subject, false), 150);
  }
  if (lists.has(frame.kind)) {
    for (const place of document.querySelectorAll("[data-live-space][data-live-url]")) {
      if (!frame.space || place.dataset.liveSpace === String(frame.space)) refresh(place);
    }
    for (const place of document.querySelectorAll("[data-live-home][data-live-url]")) refresh(place);
  }
  if (frame.kind.startsWith("notice.") || frame.kind === "page.back") count();
};
