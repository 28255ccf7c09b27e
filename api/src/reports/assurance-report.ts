import type { ActionRow, AssuranceView, Outstanding, RecommendationRow, RiskRow } from '@holdfast/contracts';
import { CONTRADICTION_NAMES, evidenceInSum } from '@holdfast/domain';
import { heading, text, type Block, type Cell, type Column, type Described } from './blocks';
import { cellBy } from './residual-in-words';
import { counted, PRIORITY_WORDS, type Matrices } from './words';

type Day = (day: string) => string;

/** What is outstanding in a unit, part by part as the lists tell it, to be signed. */
export function assuranceReport(of: AssuranceView, matrices: Matrices, day: Day): Described {
  const exempt = new Set([of.overdueReviews, of.staleAcceptances, of.aboveAppetite].flatMap(({ rows }) => rows.filter((risk) => risk.exempt).map(({ id }) => id))).size;
  const due = (date: string | null): string => (date ? day(date) : 'Not set');
  const risks = (label: string, part: Outstanding<RiskRow>, none: string): Block[] =>
    section(label, part, none, [{ heading: 'Reference', share: 9 }, { heading: 'Risk', share: 34 }, { heading: 'Register', share: 18 }, { heading: 'Owner', share: 17 }, { heading: 'Residual', share: 12 }, { heading: 'Next review', share: 12 }],
      (risk) => [risk.reference ?? '', risk.title, risk.registerName, risk.owner?.jobTitle ?? 'None', residualOf(of, matrices, risk), due(risk.nextReview)]);
  return {
    title: `Statement of assurance, ${of.unit.name}`, landscape: true,
    marking: exempt === 0 ? 'For officers.' : `For officers: holds the exempt wording of ${counted(exempt, 'risk')}. Not for publication.`,
    facts: [
      ['Unit', of.unit.path.map(({ name }) => name).join(', ')],
      ['Units below', String(of.unitsBelow)],
      ['Open risks', `${of.openRisks}, in ${counted(of.registers, 'register')}`],
      ['Residuals', of.basis === 'evidenced' ? `As evidenced on ${day(of.day)}` : 'As claimed'],
    ],
    blocks: [
      text('Counted are what is recommended in these units, the actions of their registers, and the open risks of these units in registers that whoever made this reads in full.'),
      text(evidenceInSum({ open: of.openRisks, ...of.evidence }, of.basis, day(of.day))),
      ...section<RecommendationRow>('Recommendations of auditors', of.recommendations, 'No recommendation is outstanding.',
        [{ heading: 'Reference', share: 9 }, { heading: 'Recommendation', share: 36 }, { heading: 'Report', share: 22 }, { heading: 'Priority', share: 9 }, { heading: 'Owner', share: 17 }, { heading: 'Due', share: 12 }],
        (row) => [row.reference, row.title, row.reportTitle, PRIORITY_WORDS[row.priority], row.owner.jobTitle, due(row.dueDate)]),
      ...section<ActionRow>('Overdue actions', of.overdueActions, 'No action is overdue.',
        [{ heading: 'Reference', share: 10 }, { heading: 'Action', share: 38 }, { heading: 'Register', share: 18 }, { heading: 'Owner', share: 17 }, { heading: 'Due', share: 12 }, { heading: 'How far', share: 9, align: 'right' }],
        (row) => [row.reference, row.title, row.registerName, row.owner.jobTitle, due(row.dueDate), `${row.progress}%`]),
      ...risks('Overdue reviews', of.overdueReviews, 'No review is overdue.'),
      ...risks('Stale acceptances', of.staleAcceptances, 'No acceptance is stale.'),
      ...risks('Risks above appetite', of.aboveAppetite, 'No risk is known to stand above the appetite of its register.'),
      ...(of.appetiteUnknown === 0 ? [] : [text(`Of ${counted(of.appetiteUnknown, 'open risk')} it cannot be said: unscored, scored on another matrix, ${of.basis === 'evidenced' ? 'not to be drawn, ' : ''}or in a register that states no appetite.`)]),
      heading(`Contradictions: ${of.contradictions.risks}`),
      ...contradictions(of),
      heading('Signature'),
      text('I have read this statement. What is outstanding is known to me, and is being dealt with as it says here.'),
      { kind: 'signature', lines: [`Head of ${of.unit.name}`, 'Name', 'Date'] },
    ],
  };
}

function residualOf({ basis }: AssuranceView, matrices: Matrices, { residual, inherent, evidence }: RiskRow): Cell {
  const at = evidence?.drawn ?? 'residual';
  return cellBy(matrices, { basis, drawn: basis === 'claimed' || at === 'residual' ? residual : at === 'inherent' ? inherent : null, claimed: residual, state: at === 'residual' ? null : (evidence?.state ?? null) });
}

function section<Row>(label: string, { total, rows }: Outstanding<Row>, none: string, columns: readonly Column[], row: (of: Row) => Cell[]): Block[] {
  if (total === 0) return [heading(`${label}: 0`), text(none)];
  return [heading(`${label}: ${total}`), { kind: 'table', label, columns, rows: rows.map(row) }, ...(total > rows.length ? [text(`The first ${rows.length} of ${total}.`)] : [])];
}

function contradictions({ contradictions: { risks, counts, registers } }: AssuranceView): Block[] {
  if (risks === 0) return [text('Nothing contradicts itself in an open risk.')];
  return [
    {
      kind: 'table', label: 'Contradictions', columns: [{ heading: 'What does not go together', share: 6 }, { heading: 'Risks', share: 1, align: 'right' }, { heading: 'Cannot be told', share: 2, align: 'right' }],
      rows: counts.map(({ kind, certain, uncertain }) => [CONTRADICTION_NAMES[kind], String(certain), String(uncertain)]),
    },
    text(`In ${registers.map(({ name, risks: count }) => `${name} (${count})`).join(', ')}.`),
  ];
}
