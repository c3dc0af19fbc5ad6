// The page for no network: what was read last and can be read now. It cannot be fetched when it is needed.
export const offline = async (place) => {
  document.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
  const pages = await caches.open("pages");
  const rows = [];
  for (const request of (await pages.keys()).reverse()) {
    const html = await (await pages.match(request)).text();
    const title = new DOMParser().parseFromString(html, "text/html").querySelector("main h1")?.textContent.trim();
    if (!title) continue;
    const [row, link] = [document.createElement("li"), document.createElement("a")];
    Object.assign(link, { href: new URL(request.url).pathname, textContent: title });
    row.append(link);
    rows.push(row);
  }
  place.replaceChildren(...rows);
  place.previousElementSibling.hidden = !rows.length;
};
