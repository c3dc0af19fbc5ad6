// A failure near the button: what happened, and that the words are still there.

/** The sentence of a problem's page. */
export const said = (html) => {
  if (!html) return "";
  const page = new DOMParser().parseFromString(html, "text/html");
  const place = page.querySelector(".refusal p, .composer .error, main .error, main p");
  return place?.textContent.trim() ?? "";
};

export const tell = (element, sentence) => {
  const form = element?.closest?.("form") ?? element;
  if (!form || !sentence) return;
  clear(form);
  const line = document.createElement("p");
  line.className = "error trouble";
  line.setAttribute("role", "alert");
  line.textContent = sentence;
  const bar = form.querySelector?.(".composer-bar");
  if (bar) bar.before(line);
  else form.after(line);
};

export const clear = (form) => {
  form.querySelector?.(".trouble")?.remove();
  if (form.nextElementSibling?.classList.contains("trouble")) form.nextElementSibling.remove();
};
