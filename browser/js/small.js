// Small things that belong to the whole page.

/** The right column is a fold on a phone, and a column where there is room. */
export const fold = () => {
  const column = document.querySelector(".aside-fold");
  const narrow = matchMedia("(max-width: 47.99em)");
  const set = () => column && (column.open = !narrow.matches);
  set();
  narrow.addEventListener("change", set);
};

/** An open menu closes when one looks elsewhere. */
export const menus = () => {
  const close = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!except || !menu.contains(except)) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => close(event.target));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  // A form that is on its way is not sent twice.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method === "dialog") return;
    setTimeout(() => event.submitter?.setAttribute("aria-busy", "true"));
  });
  addEventListener("pageshow", () => {
    for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
  });
};

export const picks = (root) => {
  for (const field of root.querySelectorAll("select[data-submit]:not([data-heard])")) {
    field.dataset.heard = "";
    field.addEventListener("change", () => field.form.requestSubmit());
  }
  for (const field of root.querySelectorAll("[data-zone]")) {
    field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
};
