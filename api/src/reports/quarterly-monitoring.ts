import type { IndicatorRow, RegisterMovementView } from '@holdfast/contracts';
import type { ReportDetail } from '@holdfast/domain';
import { heading, text, type Block, type Cell, type Described } from './blocks';
import { appetiteOf } from './corporate-register';
import type { ReportedAction } from './read-actions';
import { changeInWords, isAboveAppetite, movementSum } from './read-movement';
import type { ReportedRegister, ReportedRisk } from './read-register';
import { basisInWords, evidenceText, residualCell } from './residual-in-words';
import { counted, LAYER_WORDS, standingCell } from './words';

export interface Quarter {
  of: ReportedRegister;
  movement: RegisterMovementView;
  actions: readonly ReportedAction[];
  /** Outside tolerance. */
  indicators: readonly IndicatorRow[];
  detail: ReportDetail;
}

type Day = (day: string) => string;

/** Every risk then, now and at its target; what was done and what is late; what is measured outside tolerance. */
export function quarterlyMonitoring(quarter: Quarter, day: Day): Described {
  const { of, movement, detail } = quarter;
  const { register, facts } = of;
  const late = lateOnes(quarter);
  const done = quarter.actions.filter(({ status }) => status === 'done');
  const shown = detail === 'full' ? of.risks : of.risks.filter((risk) => isException(quarter, risk));
  return {
    title: register.name, marking: marking(of), landscape: true,
    facts: [
      ['Register', LAYER_WORDS[register.layer]], ['Unit', facts.unit], ['Owner', register.ownerTitle], ['Appetite', appetiteOf(of)], ['Residuals', basisInWords(of, day)],
      ['Compared with', comparedWith(movement, day)],
      ['Told', detail === 'full' ? 'In full' : `By exception: what moved, is above appetite, ${of.basis === 'evidenced' ? 'lacks evidence, ' : ''}or is late`],
    ],
    blocks: [
      heading('In a sentence'),
      text(movementSum(movement)),
      evidenceText(of, day),
      text(`${counted(done.length, 'action was', 'actions were')} done and ${counted(late.length, 'is', 'are')} late. ${counted(quarter.indicators.length, 'indicator is', 'indicators are')} outside tolerance.`),
      heading(detail === 'full' ? 'Every open risk' : 'Risks by exception'),
      ...risksTable(quarter, shown, day),
      ...(detail === 'full' || shown.length === of.risks.length ? [] : [text(`${counted(of.risks.length - shown.length, 'further risk is open and has', 'further risks are open and have')} nothing to report by exception.`)]),
      ...closedTable(movement, of),
      heading('Actions done'),
      ...actionsTable(quarter, done, 'Done', ({ endedAt }) => (endedAt ? day(endedAt) : ''), 'No action was done in this time.'),
      heading('Actions late'),
      ...actionsTable(quarter, late, 'Due', ({ dueDate, slipDays }) => `${day(dueDate)}${slipDays > 0 ? `, ${counted(slipDays, 'day')} after its first date` : ''}`, 'No action is late.'),
      heading('Indicators outside tolerance'),
      ...indicatorsTable(quarter.indicators, day),
    ],
  };
}

/** A paper for those who read the register in full says so where it holds what is exempt. */
export function marking({ risks }: ReportedRegister): string {
  const exempt = risks.filter(({ exemptGround }) => exemptGround !== null).length;
  return exempt === 0 ? 'For officers. No open risk in it is exempt.' : `For officers: holds the exempt wording of ${counted(exempt, 'risk')}. Not for publication.`;
}

export function comparedWith({ from }: RegisterMovementView, day: Day): string {
  return from.freeze ? `the freeze ${from.freeze.name} (${day(from.moment)}), digest ${from.freeze.digest}` : `the end of ${day(from.moment)}`;
}

const lateOnes = ({ actions, of }: Quarter): ReportedAction[] => actions.filter(({ status, dueDate }) => status !== 'done' && dueDate < of.today);

const lacksEvidence = ({ basis }: ReportedRegister, { evidence }: ReportedRisk): boolean => basis === 'evidenced' && evidence !== null && evidence.drawn !== 'residual';

function isException(quarter: Quarter, risk: ReportedRisk): boolean {
  const moved = quarter.movement.risks.find(({ id }) => id === risk.id);
  return (moved !== undefined && moved.change !== 'unchanged') || isAboveAppetite(quarter.of, risk) || lacksEvidence(quarter.of, risk) || (risk.nextReview !== null && risk.nextReview < quarter.of.today) || lateOnes(quarter).some(({ riskIds }) => riskIds.includes(risk.id));
}

function risksTable(quarter: Quarter, risks: readonly ReportedRisk[], day: Day): Block[] {
  const { of, movement, actions } = quarter;
  if (risks.length === 0) return [text(of.risks.length === 0 ? 'No risk is open.' : 'No risk has anything to report by exception.')];
  const moved = new Map(movement.risks.map((one) => [one.id, one]));
  const [late, done] = [lateOnes(quarter), actions.filter(({ status }) => status === 'done')];
  const count = (among: readonly ReportedAction[], { id }: ReportedRisk): string => String(among.filter(({ riskIds }) => riskIds.includes(id)).length);
  const row = (risk: ReportedRisk): Cell[] => {
    const before = moved.get(risk.id)?.before ?? null;
    return [
      risk.reference, `${risk.title}${isAboveAppetite(of, risk) ? '\nAbove appetite' : ''}`, risk.owner ?? 'None', before ? standingCell(of.matrices, before) : 'Not open', residualCell(of, risk),
      standingCell(of.matrices, risk.target, 'None set'), changeInWords(moved.get(risk.id)?.change ?? 'unchanged', moved.get(risk.id)?.levels ?? null), count(done, risk), count(late, risk),
      { words: risk.nextReview ? day(risk.nextReview) : 'Not set', strong: risk.nextReview !== null && risk.nextReview < of.today },
    ];
  };
  return [{
    kind: 'table', label: 'Risks',
    columns: [
      { heading: 'Reference', share: 9 }, { heading: 'Risk', share: 27 }, { heading: 'Owner', share: 14 }, { heading: of.basis === 'evidenced' ? 'Then, as claimed' : 'Then', share: 11 }, { heading: of.basis === 'evidenced' ? 'Now, as evidenced' : 'Now', share: of.basis === 'evidenced' ? 16 : 11 }, { heading: 'Target', share: 11 },
      { heading: 'Moved', share: 11 }, { heading: 'Done', share: 6, align: 'right' }, { heading: 'Late', share: 6, align: 'right' }, { heading: 'Next review', share: 11 },
    ],
    rows: risks.map(row),
  }];
}

function closedTable({ risks }: RegisterMovementView, { matrices }: ReportedRegister): Block[] {
  const closed = risks.filter(({ change }) => change === 'closed');
  if (closed.length === 0) return [];
  return [
    heading('Closed in this time'),
    {
      kind: 'table', label: 'Closed risks', columns: [{ heading: 'Reference', share: 9 }, { heading: 'Risk', share: 30 }, { heading: 'Stood at', share: 12 }, { heading: 'Why', share: 40 }],
      rows: closed.map(({ reference, title, before, closeReason, movedTo }) => [reference, title, before ? standingCell(matrices, before) : '', movedTo ? `Moved to ${movedTo.name}` : (closeReason ?? '')]),
    },
  ];
}

function actionsTable({ of }: Quarter, actions: readonly ReportedAction[], when: string, said: (action: ReportedAction) => string, none: string): Block[] {
  if (actions.length === 0) return [text(none)];
  const references = new Map(of.risks.map(({ id, reference }) => [id, reference]));
  return [{
    kind: 'table', label: when,
    columns: [{ heading: 'Reference', share: 10 }, { heading: 'Action', share: 30 }, { heading: 'Risks', share: 12 }, { heading: 'Owner', share: 16 }, { heading: when, share: 16 }, { heading: 'How far', share: 9, align: 'right' }, { heading: 'Last note', share: 26 }],
    rows: actions.map((action) => [
      action.reference, action.title, action.riskIds.flatMap((id) => references.get(id) ?? []).join(', '), action.owner, said(action), action.status === 'done' ? 'Done' : `${action.progress}%`, action.latestNote ?? '',
    ]),
  }];
}

function indicatorsTable(indicators: readonly IndicatorRow[], day: Day): Block[] {
  if (indicators.length === 0) return [text('No indicator of the unit is outside tolerance.')];
  const number = (value: number | null): string => (value === null ? 'Not known' : value.toLocaleString('en-GB', { maximumFractionDigits: 4 }));
  return [{
    kind: 'table', label: 'Indicators outside tolerance',
    columns: [
      { heading: 'Code', share: 9 }, { heading: 'Indicator', share: 28 }, { heading: 'Target', share: 11, align: 'right' }, { heading: 'Read', share: 11, align: 'right' }, { heading: 'Unit of measure', share: 13 },
      { heading: 'Period from', share: 13 }, { heading: 'Narrative', share: 36 },
    ],
    rows: indicators.map(({ code, title, target, latest, measure }) => [
      code, title, `${number(target?.value ?? null)}${target?.upper ? ` to ${number(target.upper)}` : ''}`, number(latest?.value ?? null), measure, latest ? day(latest.periodStart) : '', latest?.narrative || 'None given',
    ]),
  }];
}
