// Makes what is embedded into the program: bundles, icons and their compressed forms.
// Called by crates/app/build.rs as `node pack.mjs SOURCES OUT`.
import { Resvg, initWasm } from "@resvg/resvg-wasm";
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [sources, out] = process.argv.slice(2);
const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = {
  absWorkingDir: sources,
  outdir: out,
  nodePaths: [modules],
  external: ["/assets/*"],
  bundle: true,
  minify: true,
  target: ["chrome123", "firefox124", "safari17.5"],
  legalComments: "none",
  logLevel: "error",
};
const named = (metafile, start) => `/assets/${Object.keys(metafile.outputs).map((path) => basename(path)).find((name) => name.startsWith(start))}`;
const styles = await build({ ...common, entryPoints: { style: "css/style.css", rooms: "css/rooms.css", editor: "css/editor.css" }, entryNames: "[name]-[hash]", metafile: true });
const emoji = readFileSync(join(sources, "emoji.txt"));
const emojiName = `emoji-${createHash("sha256").update(emoji).digest("hex").slice(0, 8)}.txt`;
writeFileSync(join(out, emojiName), emoji);

// What is not needed at first comes later, by a file of its own; the first file is one, whatever the others share with it.
const folder = join(sources, "js");
const later = readdirSync(folder).filter((name) => name.endsWith(".js")).flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/import\("\.\/([\w/]+\.js)"\)/g)].map(([, path]) => path));
const rest = await build({
  ...common,
  entryPoints: Object.fromEntries(later.map((path) => [path.replace(/\/index\.js$|\.js$/, ""), `js/${path}`])),
  entryNames: "[name]-[hash]",
  splitting: true,
  chunkNames: "[name]-[hash]",
  format: "esm",
  metafile: true,
  define: { EDITOR_CSS: JSON.stringify(named(styles.metafile, "editor-")), EMOJI: JSON.stringify(`/assets/${emojiName}`) },
});
const address = Object.fromEntries(Object.entries(rest.metafile.outputs).filter(([, made]) => made.entryPoint).map(([path, made]) => [made.entryPoint, `/assets/${basename(path)}`]));
const apart = {
  name: "later",
  setup: (pack) => pack.onResolve({ filter: /^\.\// }, ({ kind, path, resolveDir }) => (kind === "dynamic-import" ? { path: address[relative(sources, join(resolveDir, path))], external: true } : undefined)),
};
await build({ ...common, entryPoints: { app: "js/app.js" }, entryNames: "[name]-[hash]", format: "esm", plugins: [apart] });

/** One `<symbol>` per icon; the names stand in icons.txt, one a line. */
function sprite() {
  const names = readFileSync(join(sources, "icons.txt"), "utf8").split("\n").map((n) => n.trim()).filter(Boolean);
  const symbols = names.map((name) => {
    const svg = readFileSync(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
    const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    const drawn = inner.replace(/\s+/g, " ").replace(/> </g, "><").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawn}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** The licences of what we pass on to browsers; a licence asks to travel with the work. */
function licences() {
  const wanted = JSON.parse(readFileSync(join(sources, "package-lock.json"), "utf8")).packages;
  const parts = [];
  for (const [path, info] of Object.entries(wanted)) {
    const name = path.replace(/^node_modules\//, "");
    if (!name || (info.dev && name !== "lucide-static")) continue;
    const folder = join(modules, name);
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
    parts.push(`${name} ${info.version} (${info.license ?? "see text"})\n\n${text}`);
  }
  parts.push(readFileSync(join(sources, "emoji-licence.txt"), "utf8").trim());
  return `${parts.join("\n\n----\n\n")}\n`;
}

/** The mark as pictures, for phones: alone, and with room around it for the shapes phones cut. */
async function icons() {
  await initWasm(readFileSync(join(modules, "@resvg/resvg-wasm/index_bg.wasm")));
  const mark = readFileSync(join(sources, "mark.svg"), "utf8");
  const inner = mark.slice(mark.indexOf(">") + 1, mark.lastIndexOf("</svg>"));
  const roomy = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 56 56"><rect x="-12" y="-12" width="56" height="56" fill="#f6f5f2"/>${inner}</svg>`;
  for (const [name, svg, width] of [["icon-192", mark, 192], ["icon-512", mark, 512], ["icon-maskable", roomy, 512]]) {
    writeFileSync(join(out, `${name}.png`), new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng());
  }
}

writeFileSync(join(out, "icons.svg"), sprite());
writeFileSync(join(out, "mark.svg"), readFileSync(join(sources, "mark.svg"), "utf8").replace(/\s*\n\s*/g, ""));
writeFileSync(join(out, "licences.txt"), licences());
await icons();

for (const name of readdirSync(out)) {
  const plain = readFileSync(join(out, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(plain, { params }));
  writeFileSync(join(out, `${name}.gz`), gzipSync(plain, { level: 9 }));
}
