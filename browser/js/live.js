// One stream per browser: the tab that holds the lock reads it, and tells the others.
// Frames carry kinds and ids only; what they mean is fetched like any page.
import { reader } from "./words.js";
import { heard } from "./follow.js";

const recent = [];
let last = 0;
let channel;

const remember = (seq) => {
  last = Math.max(last, seq);
  try {
    localStorage.setItem(`live:${reader()}`, `${last} ${Date.now()}`);
  } catch {
    // Only a gap of a moment would be lost.
  }
};
/** Where this browser's stream was lately: what was said between two pages is not lost. */
const lately = () => {
  try {
    const [seq, at] = (localStorage.getItem(`live:${reader()}`) ?? "").split(" ").map(Number);
    return Date.now() - at < 600_000 ? seq : 0;
  } catch {
    return 0;
  }
};

const take = (frame) => {
  if (frame.seq <= last) return;
  remember(frame.seq);
  heard(frame);
};
/** Too much was missed to tell one by one. Words in a form are more worth than a fresh page. */
const again = () => {
  const writing = [...document.querySelectorAll("textarea")].some((field) => field.value !== field.defaultValue);
  if (!writing && performance.now() > 5000) location.reload();
};

const lead = () =>
  new Promise((give) => {
    const after = last || lately();
    const stream = new EventSource(`/api/v1/live${after ? `?after=${after}` : ""}`);
    stream.addEventListener("hello", (event) => remember(Number(event.lastEventId) || 0));
    stream.addEventListener("reload", (event) => {
      remember(Number(event.lastEventId) || 0);
      channel.postMessage({ reload: true });
      again();
    });
    const tell = (event) => {
      let frame;
      try {
        frame = JSON.parse(event.data);
      } catch {
        return;
      }
      recent.push({ frame, at: Date.now() });
      if (recent.length > 200) recent.shift();
      channel.postMessage({ frame });
      take(frame);
    };
    stream.onmessage = tell;
    // A tab that opens now may have been drawn a moment before it listens.
    channel.addEventListener("message", ({ data }) => {
      if (!data.joined) return;
      for (const { frame, at } of recent) if (Date.now() - at < 15_000) channel.postMessage({ frame });
    });
    stream.onerror = () => {
      // Refused for good (signed out): somebody else may try when the page is drawn anew.
      if (stream.readyState === EventSource.CLOSED) give();
    };
    addEventListener("pagehide", () => (stream.close(), give()), { once: true });
  });

export const live = () => {
  if (!reader() || !navigator.locks || !window.BroadcastChannel) return;
  const name = `live:${reader()}`;
  const begin = () => {
    channel = new BroadcastChannel(name);
    channel.addEventListener("message", ({ data }) => {
      if (data.frame) take(data.frame);
      else if (data.reload) again();
    });
    channel.postMessage({ joined: true });
    const leave = new AbortController();
    addEventListener("pagehide", () => (leave.abort(), channel.close()), { once: true });
    navigator.locks.request(name, { signal: leave.signal }, lead).catch(() => {});
  };
  begin();
  // Back from the browser's memory: the page is old, the stream is gone.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    begin();
    heard({ kind: "page.back" });
  });
};
