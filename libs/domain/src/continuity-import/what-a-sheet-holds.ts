import { comparable, findTable, matchHeaders, type FieldWords, type Sheet } from '../table-reading';
import { CONTINUITY_FIELDS, CONTINUITY_NEEDED, IMPORTED_THINGS, type ImportedThing } from './continuity-fields';

const SHEET_WORDS: Readonly<Record<ImportedThing, RegExp>> = {
  activities: /\b(?:activit(?:y|ies)|process(?:es)?|functions?)\b/,
  resources: /\b(?:resources?|applications?|systems?|assets?|servers?|sites?|suppliers?|inventory|equipment|infrastructure)\b/,
  dependencies: /\b(?:dependenc(?:y|ies)|depends?|links?)\b/,
  contacts: /\b(?:contacts?|call tree|phone ?list|directory)\b/,
};

/** Every header that is known, for finding where a table begins. */
export const ALL_CONTINUITY_FIELDS: readonly FieldWords<string>[] = IMPORTED_THINGS.flatMap((thing) => CONTINUITY_FIELDS[thing]);

/** What a sheet holds, by its name and its headers; null where neither says it well enough, or there is no table. */
export function whatASheetHolds(sheet: Sheet): ImportedThing | null {
  const table = findTable(sheet, { fields: ALL_CONTINUITY_FIELDS });
  if (!table || table.rows.length === 0) return null;
  const scores = IMPORTED_THINGS.map((thing) => {
    const found = matchHeaders(table.columns, CONTINUITY_FIELDS[thing]).flatMap(({ field }) => (field ? [field] : []));
    const whole = CONTINUITY_NEEDED[thing].filter((field) => field !== 'unit' && field !== 'owner' && field !== 'kind').every((field) => found.includes(field));
    return { thing, score: found.length / table.columns.length + (whole ? 1 : 0) + (SHEET_WORDS[thing].test(comparable(sheet.name)) ? 1 : 0) };
  });
  const [best] = scores.sort((one, other) => other.score - one.score);
  return best && best.score >= 1.3 ? best.thing : null;
}
