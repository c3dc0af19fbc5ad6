// What the editor shows and what the server renders are the same: documents made by numbers go to Markdown in the
// browser, to HTML by the program's own renderer (the test that started us answers on our input), and are read back.
import { createInterface } from "node:readline";
import { as, must, open } from "./browser.mjs";
import { document as made, plain } from "./documents.mjs";

const [member] = process.env.ENSEMBLE_PEOPLE.split(",");
const MANY = Number(process.env.ENSEMBLE_DOCUMENTS ?? 1200);
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const rendered = async (texts) => {
  process.stdout.write(`RENDER ${JSON.stringify(texts)}\n`);
  return JSON.parse((await answers.next()).value);
};

const browser = await open();
let failed = 1;
try {
  const page = await as(browser, member);
  await page.goto("/s/field-diagnostics/new");
  await page.locator("#text").click();
  await page.locator(".editor-text").waitFor();
  const proof = await page.evaluate(() => performance.getEntriesByType("resource").map((e) => new URL(e.name).pathname).find((path) => /^\/assets\/editor-\w+\.js$/.test(path)));
  const documents = Array.from({ length: MANY }, (_, seed) => made(seed + 1));
  const texts = await page.evaluate(async ([proof, documents]) => documents.map((await import(proof)).written), [proof, documents]);
  const html = await rendered(texts);
  const read = await page.evaluate(async ([proof, texts, html]) => {
    const { again, shown } = await import(proof);
    const parse = (text) => new DOMParser().parseFromString(text, "text/html").body;
    return texts.map((text, at) => [again(text), shown(html[at], parse)]);
  }, [proof, texts, html]);
  const wrong = [];
  for (const [at, document] of documents.entries()) {
    const want = JSON.stringify(plain(document));
    for (const [who, got] of [["the editor", read[at][0]], ["the server", read[at][1]]]) {
      if (JSON.stringify(plain(got)) !== want) wrong.push(`document ${at + 1} read by ${who}:\n${texts[at]}\nwritten ${want}\nread    ${JSON.stringify(plain(got))}`);
    }
  }
  must(wrong.length === 0, `${wrong.length} of ${MANY} differ\n${wrong.slice(0, 3).join("\n\n")}`);
  console.log(`journey same ok (${MANY} documents)`);
  failed = 0;
} catch (e) {
  console.log(`journey same FAILED: ${e.stack ?? e}`);
}
await browser.close();
process.exit(failed);
