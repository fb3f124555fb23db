// Bundles the editor and the charts into graph_service/pages/static/vendor and copies the fonts there, with their licences and versions.
import { build } from "esbuild";
import { drawMap } from "./map.mjs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { decompress } from "wawoff2";

const target = new URL("../graph_service/pages/static/vendor/", import.meta.url).pathname;
const modules = new URL("node_modules/", import.meta.url).pathname;

// The editor carries a list of the web's prefixes and asks vocabulary services on other hosts. We give it our own
// prefixes and terms, and nothing of ours speaks to another host, so both go.
function cut(text, start, end, instead) {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`the editor has changed: ${start} … ${end} is not there`);
  return text.slice(0, from) + instead + text.slice(to);
}
const ours = {
  name: "ours",
  setup(builder) {
    builder.onLoad({ filter: /yasqe\.esm\.js$/ }, async ({ path }) => {
      let text = await readFile(path, "utf8");
      text = cut(text, 'madsrdf = "', ", prefixes_default = {", "prefixes_unused = 0");
      text = cut(text, "prefixes_default = {", "}", "prefixes_default = {");
      text = cut(text, "var fetchFromLov = ", ", completers = [", "var fetchFromLov = async () => []");
      text = text.replaceAll("https://dbpedia.org/sparql", "/sparql");
      return { contents: text, loader: "js" };
    });
  },
};

await mkdir(target, { recursive: true });
for (const name of ["yasqe", "echarts"]) {
  await build({
    entryPoints: [`${name}.js`],
    outfile: `${target}${name}.js`,
    bundle: true,
    minify: true,
    target: "es2022",
    legalComments: "none",
    plugins: [ours],
    logLevel: "warning",
  });
}
await copyFile(`${modules}@zazuko/yasqe/build/yasqe.min.css`, `${target}yasqe.css`);


// One serif for the texts, one sans for our own words. The style sheet is the packages' own: each file with the characters that it has.
// The version in a file's name lets a browser keep it.
const fonts = {
  "source-serif-4": { "400": ["latin", "latin-ext", "cyrillic"], "400-italic": ["latin"], "600": ["latin"] },
  "source-sans-3": { "400": ["latin", "latin-ext", "cyrillic"], "600": ["latin"] },
  "noto-naskh-arabic": { "400": ["arabic"] },
};
await rm(`${target}fonts`, { recursive: true, force: true });
await mkdir(`${target}fonts`, { recursive: true });
let faces = "";
for (const [font, weights] of Object.entries(fonts)) {
  const folder = `${modules}@fontsource/${font}/`;
  const { version } = JSON.parse(await readFile(`${folder}package.json`, "utf8"));
  for (const [weight, scripts] of Object.entries(weights)) {
    const sheet = await readFile(`${folder}${weight}.css`, "utf8");
    for (const script of scripts) {
      const file = `${font}-${script}-${weight.includes("-") ? weight : `${weight}-normal`}.woff2`;
      const face = sheet.match(/@font-face {[^}]*}/g).find((rule) => rule.includes(`/${file})`));
      if (!face) throw new Error(`${font} has no ${file}`);
      const kept = file.replace(font, `${font}-${version}`);
      await copyFile(`${folder}files/${file}`, `${target}fonts/${kept}`);
      faces += face.replace(/src: [^;]*;/, `src: url(fonts/${kept}) format('woff2');`) + "\n";
    }
  }
}
await writeFile(`${target}fonts.css`, faces);

// Documents are typeset by a program that reads the same fonts unpacked. Scripts beside these are in the fonts that it brings.
const typeset = new URL("../graph_service/endpoints/documents/fonts/", import.meta.url).pathname;
const unpacked = {
  "source-serif-4": ["latin-400-normal", "latin-400-italic", "latin-600-normal"],
  "source-sans-3": ["latin-400-normal", "latin-600-normal"],
  "noto-naskh-arabic": ["arabic-400-normal"],
};
await rm(typeset, { recursive: true, force: true });
await mkdir(typeset, { recursive: true });
for (const [font, files] of Object.entries(unpacked)) {
  for (const file of files) {
    const packed = await readFile(`${modules}@fontsource/${font}/files/${font}-${file}.woff2`);
    await writeFile(`${typeset}${font}-${file}.ttf`, await decompress(packed));
  }
}

await drawMap(modules, `${target}world.json`);

const parts = ["@zazuko/yasqe", "codemirror", "lodash-es", "query-string", "echarts", "zrender", "tslib", "world-atlas"];
parts.push(...Object.keys(fonts).map((font) => `@fontsource/${font}`));
const about = [];
for (const part of parts) {
  let described;
  try {
    described = JSON.parse(await readFile(`${modules}${part}/package.json`, "utf8"));
  } catch {
    continue;
  }
  let licence = "";
  for (const name of ["LICENSE", "LICENSE.txt", "license", "LICENSE.md", "NOTICE"]) {
    licence += await readFile(`${modules}${part}/${name}`, "utf8").catch(() => "");
  }
  about.push(`${part} ${described.version} (${described.license})\n${"=".repeat(60)}\n${licence.trim() || `Licence: ${described.license}; the package carries no licence file.`}\n`);
}
await writeFile(`${target}LICENCES.txt`, `Built by frontend/build.mjs from these packages:\n\n${about.join("\n\n")}`);
