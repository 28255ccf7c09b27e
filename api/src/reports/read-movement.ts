import type { RegisterMovementView, StandingView } from '@holdfast/contracts';
import { addMonths, levelIndexOf, standingThroughCrosswalk, type MapArrow, type RiskChange } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { text, type Block } from './blocks';
import type { ReportedRegister, ReportedRisk } from './read-register';
import { counted, levelsInWords, standingCell, type Matrices } from './words';

/** What is compared with unless somebody chooses: the freeze before, or the day three months before. */
export async function usualFrom(sql: Sql, { organisationId }: Actor, registerId: string, moment: Date, today: string): Promise<string> {
  const freeze = await sql.one<{ id: string }>('SELECT id FROM register_freeze WHERE organisation_id = $1 AND register_id = $2 AND moment < $3 ORDER BY moment DESC LIMIT 1', [organisationId, registerId, moment]);
  return freeze?.id ?? addMonths(today, -3);
}

const GROUPS: readonly (readonly [change: RiskChange, heading: string])[] = [
  ['up', 'Rose'], ['new', 'New'], ['down', 'Came down'], ['closed', 'Closed'], ['now-scored', 'Scored for the first time'], ['now-unscored', 'No longer scored'], ['not-comparable', 'Not comparable'], ['unchanged', 'Unchanged'],
];

export const changeInWords = (change: RiskChange, levels: number | null): string => {
  if (levels !== null) return levelsInWords(levels);
  return GROUPS.find(([one]) => one === change)?.[1] ?? '';
};

/** Both numbers of open risks, and the groups that make them. */
export function movementSum({ counts, from, to }: Pick<RegisterMovementView, 'counts' | 'from' | 'to'>): string {
  const groups = GROUPS.filter(([change]) => change !== 'new' && counts[change] > 0).map(([change, words]) => `${counts[change]} ${words.toLowerCase()}`);
  return `${counted(from.open, 'risk was open', 'risks were open')} then${groups.length > 0 ? `: ${groups.join(', ')}` : ''}. With ${counts.new === 0 ? 'none' : counts.new} new, ${counted(to.open, 'is open', 'are open')} now.`;
}

/** Ways across the map, in words: which risks went from which cell to which. */
export function arrowsTable(arrows: readonly MapArrow[], risks: RegisterMovementView['risks']): Block[] {
  if (arrows.length === 0) return [text('No risk went from one cell of the map to another.')];
  const references = new Map(risks.map(({ id, reference }) => [id, reference]));
  const place = ({ likelihood, impact }: MapArrow['from']): string => `${likelihood} · ${impact}`;
  return [{
    kind: 'table', label: 'Ways across the map',
    columns: [{ heading: 'From', share: 2 }, { heading: 'To', share: 2 }, { heading: 'Risks', share: 1, align: 'right' }, { heading: 'Which', share: 8 }],
    rows: arrows.map(({ from, to, riskIds }) => [place(from), place(to), String(riskIds.length), riskIds.map((id) => references.get(id) ?? '').join(', ')]),
  }];
}

/** Everything but what stayed where it was. */
export function movedTable({ risks }: RegisterMovementView, matrices: Matrices): Block[] {
  const moved = GROUPS.filter(([change]) => change !== 'unchanged').flatMap(([change]) => risks.filter((risk) => risk.change === change));
  if (moved.length === 0) return [text('No risk moved.')];
  const standing = (of: StandingView | null) => (of ? standingCell(matrices, of) : '');
  return [{
    kind: 'table', label: 'What moved',
    columns: [{ heading: 'Reference', share: 9 }, { heading: 'Risk', share: 32 }, { heading: 'Then', share: 12 }, { heading: 'Now', share: 12 }, { heading: 'What happened', share: 26 }],
    rows: moved.map(({ reference, title, before, after, change, levels, closeReason, movedFrom, movedTo }) => [
      reference, title, standing(before), standing(after),
      [changeInWords(change, levels), movedFrom ? `from ${movedFrom.name}` : '', movedTo ? `to ${movedTo.name}` : (closeReason ?? '')].filter(Boolean).join('. '),
    ]),
  }];
}

/** By the matrix of the register; of what cannot be read on it nothing is said. */
export function isAboveAppetite({ register: { appetite, matrix, matrixVersionId }, reading }: ReportedRegister, { residual }: ReportedRisk): boolean {
  const most = matrix.levels.findIndex(({ code }) => code === appetite);
  if (most < 0 || residual.matrixVersionId === null) return false;
  const crosswalk = reading.crosswalks.get(residual.matrixVersionId);
  const here = residual.matrixVersionId === matrixVersionId ? residual : crosswalk && standingThroughCrosswalk(crosswalk, residual);
  return (here ? (levelIndexOf(matrix, here) ?? -1) : -1) > most;
}
