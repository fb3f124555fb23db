/** Text by language, `@none` where it has none. */
export type ByLanguage<T> = { readonly [language: string]: T };

/** A member of a list. */
export interface Code {
  /** Unique in its list: 6, 6(k), or the path of an ask. */
  readonly code: string;
  /** Its own number or letter, as the text prints it. */
  readonly notation: string;
  /** How it is cited. */
  readonly label: string;
  readonly prefLabel: ByLanguage<string>;
  readonly altLabels: ByLanguage<readonly string[]>;
  /** The project's own, not the United Nations'. */
  readonly shortName: ByLanguage<string>;
  /** Its words, where its name is not all of them. */
  readonly definition: ByLanguage<string>;
  readonly iri: string;
  /** The IRI of what it is part of: an action's objective, an ask's item. */
  readonly broader: string | null;
  /** The code of that in its own list. */
  readonly broaderCode: string | null;
  /** The IRI of the version of the text that it is in. */
  readonly text: string | null;
}

/** A list with the edition of the dataset and the versions of texts that it was made from. */
export interface CodeList {
  readonly iri: string;
  readonly name: string;
  readonly title: ByLanguage<string>;
  readonly edition: { readonly version: string; readonly date: string };
  readonly textVersions: readonly { readonly iri: string; readonly label: string }[];
  readonly licence: string;
  readonly rights: string;
  readonly note: string | null;
  readonly concepts: readonly Code[];
}

export const objectives: CodeList;
export const actions: CodeList;
export const principles: CodeList;
export const priorities: CodeList;
export const asks: CodeList;

/** Return the member with a code, IRI, label or name, in whatever case. */
export function find(list: CodeList, name: string): Code | undefined;
