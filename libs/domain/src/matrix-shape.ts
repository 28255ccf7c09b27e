import { matrixError, type MatrixFault } from './matrix-fault';
import { IMPACT_CATEGORIES, MATRIX_RULES } from './vocabulary';

/** Anything longer is no matrix, and is not read to its end. */
const LONGEST_LIST = 100;

/** Reads the shape of something that claims to be a matrix, before anything in it is taken at its word. */
export function shapeFaults(value: unknown): readonly MatrixFault[] {
  if (!isRecord(value)) return [malformed('', 'a matrix with its axes and levels of risk')];
  const rule = MATRIX_RULES.some((known) => known === value.rule) ? [] : [malformed('rule', `one of ${MATRIX_RULES.join(', ')}`)];
  return [
    ...rule,
    ...listFaults('likelihood', value.likelihood, stepFaults),
    ...listFaults('impact', value.impact, stepFaults),
    ...listFaults('levels', value.levels, levelFaults),
    ...(value.cells === undefined ? [] : rowsFaults('cells', value.cells, (entry) => entry === null || isNumber(entry))),
    ...(value.scores === undefined ? [] : rowsFaults('scores', value.scores, isNumber)),
  ];
}

function stepFaults(path: string, step: Record<string, unknown>): readonly MatrixFault[] {
  const categories = step.categories;
  return [
    ...texts(path, step, ['code', 'label']),
    ...texts(path, step, ['description'], 'optional'),
    ...numbers(path, step, ['value']),
    ...(categories === undefined ? [] : isRecord(categories) ? categoryFaults(`${path}.categories`, categories) : [malformed(`${path}.categories`, 'descriptions by category')]),
  ];
}

function categoryFaults(path: string, categories: Record<string, unknown>): readonly MatrixFault[] {
  const unknown = Object.keys(categories).filter((key) => !IMPACT_CATEGORIES.some((known) => known === key));
  return [
    ...unknown.map((key) => malformed(`${path}.${key}`, `one of ${IMPACT_CATEGORIES.join(', ')}`)),
    ...texts(path, categories, IMPACT_CATEGORIES, 'optional'),
  ];
}

function levelFaults(path: string, level: Record<string, unknown>): readonly MatrixFault[] {
  return [...texts(path, level, ['code', 'label', 'colour', 'response']), ...numbers(path, level, ['from', 'to'])];
}

function listFaults(path: string, list: unknown, each: (path: string, item: Record<string, unknown>) => readonly MatrixFault[]): readonly MatrixFault[] {
  if (!Array.isArray(list) || list.length > LONGEST_LIST) return [malformed(path, `a list of no more than ${LONGEST_LIST}`)];
  return list.flatMap((item: unknown, index) =>
    isRecord(item) ? each(`${path}.${index}`, item) : [malformed(`${path}.${index}`, 'a step or level with a code and a label')],
  );
}

function rowsFaults(path: string, rows: unknown, isEntry: (entry: unknown) => boolean): readonly MatrixFault[] {
  if (!Array.isArray(rows) || rows.length > LONGEST_LIST) return [malformed(path, `a list of no more than ${LONGEST_LIST} rows`)];
  return rows.flatMap((row: unknown, index) => {
    if (!Array.isArray(row) || row.length > LONGEST_LIST) return [malformed(`${path}.${index}`, `a row of no more than ${LONGEST_LIST} entries`)];
    const wrong = row.findIndex((entry) => !isEntry(entry));
    return wrong < 0 ? [] : [malformed(`${path}.${index}.${wrong}`, 'a number')];
  });
}

function texts(path: string, holder: Record<string, unknown>, keys: readonly string[], optional?: 'optional'): readonly MatrixFault[] {
  return keys
    .filter((key) => !(optional && holder[key] === undefined) && typeof holder[key] !== 'string')
    .map((key) => malformed(`${path}.${key}`, 'a text'));
}

function numbers(path: string, holder: Record<string, unknown>, keys: readonly string[]): readonly MatrixFault[] {
  return keys.filter((key) => holder[key] !== undefined && !isNumber(holder[key])).map((key) => malformed(`${path}.${key}`, 'a number'));
}

function malformed(path: string, expected: string): MatrixFault {
  return matrixError('malformed', path ? `${path} should be ${expected}.` : `This should be ${expected}.`, path ? { path } : {});
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
