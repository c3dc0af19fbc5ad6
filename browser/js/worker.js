// The worker comes when the page has settled. It keeps what was read last and sends what was written without a network.
import { announce, reader, word } from "./words.js";

export const worker = () => {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !reader()) return;
  const flush = () => serviceWorker.controller?.postMessage({ flush: true });
  addEventListener("online", flush);
  flush();
  serviceWorker.addEventListener("message", ({ data }) => {
    if (!data.reply || !location.href.startsWith(data.url.replace(/\/replies$/, ""))) return;
    for (const each of document.querySelectorAll(".message.waiting")) each.remove();
    if (data.reply === "sent") announce(word("sentNow"));
    else location.reload();
  });
  const begin = async () => {
    const fresh = !serviceWorker.controller;
    await serviceWorker.register("/sw.js", { scope: "/" });
    // The page that brought the worker was read before it could keep it.
    if (fresh) (await serviceWorker.ready).active.postMessage({ keep: location.href.split("#")[0] });
  };
  // On a first visit the page itself has the line first.
  setTimeout(() => begin().catch(() => {}), serviceWorker.controller ? 0 : 3000);
};
