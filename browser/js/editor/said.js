// Words and drawings of the editor, from the page.
const data = () => document.getElementById("editor-words")?.dataset ?? {};
const more = () => document.getElementById("script-words")?.dataset ?? {};
export const said = (name) => data()[name] ?? more()[name] ?? "";

const SVG = "http://www.w3.org/2000/svg";
export const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/assets/icons.svg#${name}`);
  svg.append(use);
  return svg;
};
