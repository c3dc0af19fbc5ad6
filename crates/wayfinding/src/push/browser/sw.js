// The one worker: it shows what is pushed, keeps the pages somebody read last for when there is no network, and
// sends the replies they wrote meanwhile. It keeps the pages of one person only: another one, or nobody, and they go.
const [SHELL, PAGES] = ["shell", "pages"];
const MOST = 30;
const OLDEST = 7 * 86_400_000;
// What is worth reading again, and holds no secret and no form of an administrator.
const WORTH = /^\/(|notifications|tasks|spaces|people|s\/[^/]+(\/(t\/\d+|notes(\/\d+)?|card|tasks))?|p\/[^/]+)$/;
const REPLY = /^\/s\/[^/]+\/t\/(\d+)\/replies$/;
const LEAVING = new Set(["/sign-out", "/demo/see-as"]);

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
})()));

const whose = async () => (await (await (await caches.open(SHELL)).match("/whose"))?.text()) || null;
const forget = async (next) => {
  await caches.delete(PAGES);
  const shell = await caches.open(SHELL);
  await shell.put("/whose", new Response(next ?? ""));
  await shell.delete("/offline");
};
const trim = async (cache, most) => {
  const keys = (await cache.keys()).filter(({ url }) => !/\/(whose|offline)$/.test(url));
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
};
/** The page for no network at all, in the language its reader has now; it says nobody's name. */
const ready = async () => {
  const shell = await caches.open(SHELL);
  const page = await fetch("/offline");
  if (!page.ok) return;
  const html = (await page.text()).replace(/ data-reader="[^"]*"/, "");
  // What pages are made with was read before the worker was there.
  const parts = new Set(["/assets/icons.svg", ...(html.match(/\/assets\/[\w.-]+\.(js|css)/g) ?? [])]);
  for (const part of parts) if (!(await shell.match(part))) await shell.add(part);
  await shell.put("/offline", new Response(html, { headers: page.headers }));
};
const keep = async (address, page) => {
  const html = await page.text();
  const who = /<html[^>]* data-reader="([^"]+)"/.exec(html)?.[1] ?? null;
  if (who !== (await whose())) {
    await forget(who);
  }
  if (!(await (await caches.open(SHELL)).match("/offline"))) await ready().catch(() => {});
  const { pathname } = new URL(address);
  if (!who || !WORTH.test(pathname)) return;
  const headers = new Headers(page.headers);
  headers.set("x-kept", String(Date.now()));
  const pages = await caches.open(PAGES);
  await pages.delete(address);
  await pages.put(address, new Response(html, { headers }));
  await trim(pages, MOST);
};
const words = async () => {
  const html = (await (await (await caches.open(SHELL)).match("/offline"))?.text()) ?? "";
  return (name) => new RegExp(` data-${name}="([^"]*)"`).exec(html)?.[1] ?? "";
};
const old = async (kept) => {
  const html = await kept.text();
  const lang = /<html lang="(\w+)"/.exec(html)?.[1] ?? "en";
  const day = new Date(Number(kept.headers.get("x-kept"))).toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
  const note = `<p class="flash" role="status">${(await words())("old").replace("{}", day)}</p>`;
  return new Response(html.replace(/<main id="main"[^>]*>/, (main) => main + note), { headers: kept.headers });
};
const page = async (event) => {
  try {
    const found = (await event.preloadResponse) ?? (await fetch(event.request));
    if (found.ok && !found.redirected && found.headers.get("content-type")?.startsWith("text/html")) event.waitUntil(keep(event.request.url, found.clone()));
    return found;
  } catch {
    const kept = await (await caches.open(PAGES)).match(event.request.url);
    if (kept && Date.now() - Number(kept.headers.get("x-kept")) < OLDEST) return old(kept);
    return (await (await caches.open(SHELL)).match("/offline")) ?? Response.error();
  }
};
const asset = async (request) => {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request.url, { ignoreVary: true });
  if (kept && /-[A-Z0-9]{8}\.\w+$/i.test(request.url)) return kept;
  try {
    const found = await fetch(request);
    if (found.ok) await shell.put(request.url, found.clone()).then(() => trim(shell, 60));
    return found;
  } catch {
    return kept ?? Response.error();
  }
};

/** Replies that wait, in the browser's own database. */
const store = (mode, work) => new Promise((done, failed) => {
  const opened = indexedDB.open("replies", 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("waiting", { keyPath: "id", autoIncrement: true });
  opened.onerror = () => failed(opened.error);
  opened.onsuccess = () => {
    const act = opened.result.transaction("waiting", mode);
    const asked = work(act.objectStore("waiting"));
    act.oncomplete = () => (opened.result.close(), done(asked.result));
    act.onerror = () => failed(act.error);
  };
});
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const wait = async (request) => {
  const [copy, who] = [request.clone(), await whose()];
  const text = String((await copy.formData()).get("text") ?? "").trim();
  if (!text || !who) return Response.error();
  const waiting = { who, url: request.url, type: request.headers.get("content-type"), body: await request.arrayBuffer(), text };
  await store("readwrite", (all) => all.add(waiting));
  await self.registration.sync?.register("replies").catch(() => {});
  if (!request.headers.has("hx-request")) return Response.redirect(request.url.replace(/\/replies$/, ""), 303);
  const key = `<input type="hidden" name="_key" id="write-key" value="${crypto.randomUUID()}" hx-swap-oob="true">`;
  const shown = `<li class="message waiting"><div class="prose"><p>${escaped(text).replace(/\n/g, "<br>")}</p></div><p class="hint">${(await words())("waiting")}</p></li>`;
  return new Response(shown + key, { status: 202, headers: { "content-type": "text/html; charset=utf-8" } });
};
const reply = async (event) => {
  const copy = event.request.clone();
  try {
    return await fetch(event.request);
  } catch {
    return wait(copy);
  }
};
let sending = null;
const send = async () => {
  const who = await whose();
  for (const one of await store("readonly", (all) => all.getAll())) {
    if (one.who !== who) continue;
    const answer = await fetch(one.url, { method: "POST", body: one.body, headers: { "content-type": one.type, "hx-request": "true" } });
    // Not now: signed out, too busy, or something in between.
    if (answer.redirected || answer.status === 401 || answer.status === 429 || answer.status >= 500) return;
    if (!answer.ok) {
      // Refused for good: the words are a draft again, where they were written.
      const thread = REPLY.exec(new URL(one.url).pathname)[1];
      await fetch(`/drafts/${encodeURIComponent(`thread:${thread}`)}`, { method: "PUT", body: new URLSearchParams({ kind: "", title: "", text: one.text }) });
    }
    await store("readwrite", (all) => all.delete(one.id));
    for (const client of await self.clients.matchAll()) client.postMessage({ reply: answer.ok ? "sent" : "refused", url: one.url });
  }
};
/** One at a time, or a reply would go twice; its key would see to that, too. */
const flush = () => (sending ??= send().catch(() => {}).finally(() => (sending = null)));
const leave = async (request) => {
  await Promise.race([flush(), new Promise((done) => setTimeout(done, 3000))]);
  const who = await whose();
  for (const one of await store("readonly", (all) => all.getAll())) if (one.who === who) await store("readwrite", (all) => all.delete(one.id));
  await forget(null);
  return fetch(request);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST") {
    if (LEAVING.has(pathname)) event.respondWith(leave(request));
    else if (REPLY.test(pathname)) event.respondWith(reply(event));
    else if (pathname === "/language") event.waitUntil(caches.open(SHELL).then((shell) => shell.delete("/offline")));
  } else if (request.method === "GET") {
    if (request.mode === "navigate" && pathname !== "/offline") event.respondWith(page(event));
    else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  }
});
self.addEventListener("sync", (event) => event.tag === "replies" && event.waitUntil(flush()));
const look = async (address) => {
  const found = await fetch(address, { headers: { accept: "text/html" } });
  if (found.ok && !found.redirected) await keep(address, found);
};
self.addEventListener("message", (event) => {
  if (event.data?.flush) event.waitUntil(flush());
  if (event.data?.keep) event.waitUntil(look(event.data.keep).catch(() => {}));
});

self.addEventListener("push", (event) => {
  const said = event.data?.json() ?? {};
  const shown = { body: said.body, tag: said.tag, icon: "/assets/icon-192.png", data: { url: said.url ?? "/notifications" } };
  event.waitUntil(self.registration.showNotification(said.title ?? "Ensemble", shown));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
