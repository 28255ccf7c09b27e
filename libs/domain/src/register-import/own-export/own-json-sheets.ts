import { EXPORT_TABLES, linesText, spreadsheetText } from '../../register-export';
import type { Cell, Sheet } from '../../table-reading';

const NAMES = { risks: 'Risks', history: 'Assessments over time', actions: 'Actions', controls: 'Controls', matrices: 'Matrices' } as const;
type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The tables of a JSON export of ours, as its CSV and its workbook write them; null where it is none. */
export function ownJsonSheets(value: unknown): Sheet[] | null {
  if (!isObject(value) || value['format'] !== 'holdfast-register-export') return null;
  return EXPORT_TABLES.flatMap((table): Sheet[] => {
    const of = value[table];
    if (!isObject(of)) return [];
    const columns = list(of['columns']).map(({ key, header }) => ({ key: String(key), header: String(header) }));
    const rows = list(of['rows']).map((row, at) => ({ row: at + 2, cells: columns.map(({ key }) => cellOf(row[key])) }));
    return [{ name: NAMES[table], hidden: false, rows: [{ row: 1, cells: columns.map(({ header }): Cell => ({ text: spreadsheetText(header) })) }, ...rows] }];
  });
}

function cellOf(value: unknown): Cell | null {
  if (value === null || value === undefined || value === '') return null;
  const text = Array.isArray(value) ? linesText(value.map(String)) : typeof value === 'string' ? value : JSON.stringify(value);
  return { text: spreadsheetText(text) };
}
