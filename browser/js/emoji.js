// Emoji by name, in English and French, whatever the page's language; fetched when somebody asks for the first one.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let all;
/** Every emoji: its sign, group, name in the page's language, and the words it is found by. */
export const emoji = () =>
  (all ??= fetch(EMOJI)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
    .then((text) => {
      const french = document.documentElement.lang === "fr";
      return text.trim().split("\n").map((line) => {
        const [sign, group, en, fr, words] = line.split("\t");
        const [names, more] = [fold(`${french ? fr : en} ${french ? en : fr}`).split(/[\s’'-]+/), fold(words).split(" ")];
        return { sign, group: Number(group), name: french ? fr : en, names, more };
      });
    })
    .catch((error) => {
      all = null;
      throw error;
    }));

/** Those that fit a few letters best: names that begin so, then the words beside them. */
export const named = async (text, most) => {
  const wanted = fold(text).split(/[\s_-]+/).filter(Boolean);
  const found = [];
  for (const one of await emoji()) {
    const rank = Math.max(0, ...wanted.map((w) => (one.names[0] === w ? 0 : one.names.includes(w) ? 1 : one.names.some((n) => n.startsWith(w)) ? 2 : one.more.includes(w) ? 3 : one.more.some((n) => n.startsWith(w)) ? 4 : 9)));
    if (rank < 9) found.push([rank, one]);
  }
  return found.sort((a, b) => a[0] - b[0]).slice(0, most).map(([, one]) => one);
};
