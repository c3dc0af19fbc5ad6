// The few words scripts need stand in the page, in the page's language.
const data = () => document.getElementById("script-words")?.dataset ?? {};
export const word = (name) => data()[name] ?? "";
// Both forms are written for a number: one, and two. English and French need no third.
export const counted = (name, n) => {
  const plural = new Intl.PluralRules(document.documentElement.lang || "en").select(n);
  return plural === "one" ? word(`${name}One`) : word(`${name}Other`).replace("2", String(n));
};
export const reader = () => document.documentElement.dataset.reader ?? "";
export const announce = (text) => {
  const place = document.getElementById("announce");
  if (place) place.textContent = text;
};
