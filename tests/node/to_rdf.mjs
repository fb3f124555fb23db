// Reads addresses, one a line, fetches each as JSON-LD the way a web application does, and writes a JSON object: address to N-Quads.
import jsonld from "jsonld";
import { readFileSync } from "node:fs";

const loader = jsonld.documentLoaders.node({ secure: false });
const found = {};
for (const address of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  found[address] = await jsonld.toRDF(address, { format: "application/n-quads", documentLoader: loader });
}
process.stdout.write(JSON.stringify(found));
