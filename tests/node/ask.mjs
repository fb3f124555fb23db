// Ask one or more sources with Comunica and print the rows as JSON: node ask.mjs <file of the query> <source>...
// A source is an address, for which Comunica finds out by itself what it is, or sparql@<address>.
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql';

const [file, ...addresses] = process.argv.slice(2);
const sources = addresses.map((text) => (text.startsWith('sparql@') ? { type: 'sparql', value: text.slice(7) } : text));
const bindings = await new QueryEngine().queryBindings(readFileSync(file, 'utf8'), { sources });
const rows = (await bindings.toArray()).map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
console.log(JSON.stringify(rows));
