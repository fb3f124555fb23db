// Draws the map of the world once, as paths by country code: Natural Earth's countries at 1:110 million; a State too small for that scale
// is a point where it lies at 1:10 million. Natural Earth is in the public domain.
import { geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import iso from "i18n-iso-countries";
import { readFile, writeFile } from "node:fs/promises";
import { feature } from "topojson-client";

const WIDTH = 960;
const HEIGHT = 468;

async function read(modules, scale) {
  const topology = JSON.parse(await readFile(`${modules}world-atlas/countries-${scale}.json`, "utf8"));
  return feature(topology, topology.objects.countries).features;
}

export async function drawMap(modules, target) {
  const coarse = (await read(modules, "110m")).filter((one) => one.id !== "010");
  const fine = await read(modules, "10m");
  const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: "FeatureCollection", features: coarse });
  const path = geoPath(projection).digits(1);
  const paths = {};
  const rest = [];
  for (const one of coarse) {
    const code = iso.numericToAlpha2(one.id ?? "");
    if (code) paths[code] = path(one);
    else rest.push(path(one));
  }
  const points = {};
  for (const one of fine) {
    const code = iso.numericToAlpha2(one.id ?? "");
    if (!code || code in paths || code === "AQ") continue;
    points[code] = projection(geoCentroid(one)).map((value) => Math.round(value * 10) / 10);
  }
  const sorted = (found) => Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  const map = { width: WIDTH, height: HEIGHT, paths: sorted(paths), points: sorted(points), rest };
  await writeFile(target, `${JSON.stringify(map)}\n`);
}
