// A long thread: where one is in it, and a slider that goes anywhere. The links work without this.
const place = (nav) => {
  const list = document.getElementById("messages");
  const messages = () => list.querySelectorAll(":scope > .message");
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: "1", max: String(messages().length), value: "1" });
  slider.setAttribute("aria-label", nav.getAttribute("aria-label"));
  const output = document.createElement("output");
  const inside = nav.querySelector(".reading-in");
  inside.querySelector("a").after(slider, output);
  const alone = nav.dataset.whole === "true";

  const tell = (n) => {
    const shown = messages()[n - 1];
    if (!shown) return;
    const when = shown.querySelector("time")?.textContent ?? "";
    const count = alone ? nav.dataset.at.replace("1", String(n)).replace("2", String(messages().length)) : "";
    slider.setAttribute("aria-valuetext", [count, when].filter(Boolean).join(", "));
    const small = document.createElement("small");
    small.textContent = when;
    output.replaceChildren(count, small);
  };
  let asked = false;
  let steered = -1000;
  const look = () => {
    asked = false;
    const all = [...messages()];
    const line = innerHeight * 0.35;
    // The last one that begins above the line; at the very end, the newest.
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
    const n = end ? all.length : Math.max(1, all.findLastIndex((m) => m.getBoundingClientRect().top <= line) + 1);
    slider.max = String(all.length);
    // Whoever moves the slider leads; the page that follows does not push it back.
    if (performance.now() - steered > 400) slider.value = String(n);
    tell(Number(slider.value));
  };
  addEventListener("scroll", () => asked || ((asked = true), requestAnimationFrame(look)), { passive: true });
  new MutationObserver(look).observe(list, { childList: true });
  slider.addEventListener("input", () => {
    steered = performance.now();
    tell(Number(slider.value));
    messages()[slider.value - 1]?.scrollIntoView({ block: "start", behavior: "instant" });
  });
  look();
};

export const reading = (nav) => {
  if (nav.dataset.heard === undefined) {
    nav.dataset.heard = "";
    place(nav);
  }
};
