// What the journeys ask of the editor: a document and its Markdown, read by us and read from the server's HTML.
import { DOMParser, Node } from "prosemirror-model";
import { read } from "./read.js";
import { schema } from "./schema.js";
import { write } from "./write.js";

export const written = (json) => write(Node.fromJSON(schema, json));
export const again = (markdown) => read(markdown).toJSON();
export const shown = (html, parse) => DOMParser.fromSchema(schema).parse(parse(html)).toJSON();
