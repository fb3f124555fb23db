// Reads a JSON array of JSON-LD documents (their contexts inside) and writes a JSON array: the N-Quads-like lines that jsonld-streaming-parser,
// the parser of Comunica, rdf-dereference and @rdfjs/fetch, makes of each, or {"error": message}.
import { readFileSync } from "node:fs";
import { JsonLdParser } from "jsonld-streaming-parser";

const STRING = "http://www.w3.org/2001/XMLSchema#string";
const term = (one) =>
  one.termType === "NamedNode" ? `<${one.value}>` : one.termType === "BlankNode" ? `_:${one.value}`
  : JSON.stringify(one.value) + (one.language ? `@${one.language.toLowerCase()}` : one.datatype.value === STRING ? "" : `^^<${one.datatype.value}>`);

const read = (document) =>
  new Promise((resolve) => {
    const lines = [];
    const parser = new JsonLdParser({ baseIRI: "https://example.org/" });
    parser.on("data", (quad) => lines.push(`${term(quad.subject)} ${term(quad.predicate)} ${term(quad.object)} .`));
    parser.on("error", (error) => resolve({ error: error.message }));
    parser.on("end", () => resolve(lines));
    parser.write(JSON.stringify(document));
    parser.end();
  });

const found = [];
for (const document of JSON.parse(readFileSync(0, "utf8"))) found.push(await read(document));
process.stdout.write(JSON.stringify(found));
