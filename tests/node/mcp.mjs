// Calls tools with the SDK of the protocol's authors: node mcp.mjs <address> '[["read", {"id": "6(k)"}]]' writes the answers as JSON.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [address, calls] = process.argv.slice(2);
const client = new Client({ name: "tests", version: "1.0.0" });
await client.connect(new StreamableHTTPClientTransport(new URL(address)));
const { tools } = await client.listTools();
const answers = [];
for (const [name, args] of JSON.parse(calls)) answers.push(await client.callTool({ name, arguments: args }));
console.log(JSON.stringify({ server: client.getServerVersion(), tools, answers }));
await client.close();
