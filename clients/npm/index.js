// Lists of codes of the Migration Compact Graph; index.d.ts says what they hold.
export { default as objectives } from "./data/objectives.js";
export { default as actions } from "./data/actions.js";
export { default as principles } from "./data/principles.js";
export { default as priorities } from "./data/priorities.js";
export { default as asks } from "./data/asks.js";

export function find(list, name) {
  const wanted = name.trim().toLowerCase();
  return list.concepts.find((one) =>
    [one.code, one.iri, one.label, ...Object.values(one.prefLabel), ...Object.values(one.altLabels).flat()].some(
      (known) => known.toLowerCase() === wanted,
    ),
  );
}
