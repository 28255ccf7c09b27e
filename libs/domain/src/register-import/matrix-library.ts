import { isPublishable, validateMatrix } from '../validate-matrix';
import type { AxisLevel, LevelOfRisk, RiskMatrix } from '../risk-matrix';
import { LIMITS } from '../vocabulary';

/* Libraries of matrices as CISO Assistant publishes them: both axes from low to high, `grid[probability][impact]` an index into `risk`. */

export type LibraryMatrix = { readonly name: string; readonly description: string } & ({ readonly matrix: RiskMatrix; /** What was understood, and what was done differently. */ readonly notes: readonly string[] } | { readonly fault: string });

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : []);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');
const COLOUR = /^#[0-9a-f]{6}$/i;
/** Where the library gives none, from the least severe. */
const COLOURS = ['#f1f5f6', '#a6d8cb', '#e0ab2a', '#d0651f', '#8c0f2c'];

/** The matrices of a library, each ready to be published, or with the reason why not; null where it is no library of matrices. */
export function matricesOfLibrary(value: unknown): LibraryMatrix[] | null {
  if (!isObject(value)) return null;
  const objects = isObject(value['objects']) ? value['objects'] : value;
  const found = [...list(objects['risk_matrix']), ...list(objects['risk_matrices'])];
  const own = Array.isArray(value['grid']) ? [value] : [];
  const matrices = [...found, ...own];
  return matrices.length === 0 ? null : matrices.map((one) => readMatrix(one, text(value['name'])));
}

function readMatrix(of: Json, library: string): LibraryMatrix {
  const told = { name: (text(of['name']) || library || 'Matrix').slice(0, LIMITS.name), description: text(of['description']).slice(0, LIMITS.reason) };
  const [likelihood, impact] = [list(of['probability']).map(stepOf), list(of['impact']).map(stepOf)];
  const risks = list(of['risk']);
  const grid = Array.isArray(of['grid']) ? of['grid'].map((row) => (Array.isArray(row) ? row.map(Number) : [])) : [];
  const across = `grid of ${grid.length} by ${grid[0]?.length ?? 0}`;
  if (grid.length !== likelihood.length || grid.some((row) => row.length !== impact.length)) {
    const turned = grid.length === impact.length && grid.every((row) => row.length === likelihood.length);
    return { ...told, fault: `The ${across} does not fit ${likelihood.length} steps of probability and ${impact.length} of impact.${turned ? ' It lies the wrong way round.' : ''}` };
  }
  if (grid.some((row) => row.some((index) => !Number.isInteger(index) || index < 0 || index >= risks.length))) return { ...told, fault: `The grid points to levels that are not among the ${risks.length} of the list.` };
  // Levels that no cell has would keep a matrix from being published.
  const used = [...new Set(grid.flat())].sort((one, other) => one - other);
  const levels = used.map((index, at) => levelOf(risks[index]!, at, used.length));
  const matrix: RiskMatrix = { likelihood: coded(likelihood), impact: coded(impact), rule: 'table', levels: coded(levels), cells: grid.map((row) => row.map((index) => used.indexOf(index))) };
  const faults = validateMatrix(matrix);
  return isPublishable(faults) ? { ...told, matrix, notes: notesOf(matrix, { likelihood, impact, levels }, risks.filter((_, index) => !used.includes(index)).map((one) => stepOf(one).label)) } : { ...told, fault: faults.find(({ severity }) => severity === 'error')!.message };
}

function notesOf(matrix: RiskMatrix, { likelihood, impact, levels }: Readonly<Record<'likelihood' | 'impact' | 'levels', readonly { code: string }[]>>, unused: readonly string[]): string[] {
  const renumbered = ([['likelihood', likelihood, matrix.likelihood], ['impact', impact, matrix.impact], ['level', levels, matrix.levels]] as const).filter(([, was, is]) => was.some(({ code }, at) => code !== is[at]!.code));
  const [most, least] = [matrix.likelihood.at(-1)!.label, matrix.likelihood[0]!.label];
  return [
    `${matrix.likelihood.length} steps of likelihood, from ${least} to ${most}`, `${matrix.impact.length} steps of impact, from ${matrix.impact[0]!.label} to ${matrix.impact.at(-1)!.label}`,
    `${matrix.levels.length} levels, each cell with its own: there is no arithmetic`,
    ...renumbered.map(([axis]) => `The abbreviations of ${axis === 'level' ? 'the levels' : axis} are missing or repeat, so they are numbered`),
    ...(unused.length > 0 ? [`No cell has the ${unused.length === 1 ? 'level' : 'levels'} ${unused.join(', ')}: left out`] : []),
  ];
}

const stepOf = (of: Json): AxisLevel => {
  const [code, label, description] = [text(of['abbreviation']), text(of['name']), text(of['description'])];
  return { code: (code || label).slice(0, LIMITS.code), label: (label || code).slice(0, LIMITS.name), ...(description ? { description: description.slice(0, LIMITS.reason) } : {}) };
};

function levelOf(of: Json, at: number, count: number): LevelOfRisk {
  const { code, label, description } = stepOf(of);
  const colour = text(of['hexcolor']);
  return { code, label, colour: COLOUR.test(colour) ? colour.toLowerCase() : COLOURS[Math.round((at / Math.max(1, count - 1)) * (COLOURS.length - 1))]!, response: description ?? '' };
}

/** Two steps with one abbreviation are told apart by their place. */
function coded<T extends { code: string }>(steps: readonly T[]): T[] {
  const codes = steps.map(({ code }) => code.toLowerCase());
  return new Set(codes).size === codes.length && !codes.includes('') ? [...steps] : steps.map((step, at) => ({ ...step, code: String(at + 1) }));
}
