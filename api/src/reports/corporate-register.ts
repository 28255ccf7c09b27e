import type { ReportPart } from '@holdfast/domain';
import { heading, text, type Block, type Cell, type Described } from './blocks';
import { mapOf, type ReportedRegister, type ReportedRisk } from './read-register';
import { basisInWords, evidenceText } from './residual-in-words';
import { counted, groundInWords, LAYER_WORDS, levelOfStanding, movementInWords, standingCell, standingInWords, TREATMENT_WORDS } from './words';

type Day = (day: string) => string;

const MARKINGS: Readonly<Record<ReportPart, string>> = {
  A: 'Part A: for members and the public. Exempt wording is withheld.',
  B: 'Part B: exempt information. Not for publication.',
};

/** The register as members read it; or, as Part B, its exempt risks in full, as a document of its own. */
export function corporateRegister(of: ReportedRegister, part: ReportPart, day: Day): Described {
  const { register, facts, exempt } = of;
  const risks = part === 'A' ? of.risks : of.risks.filter(({ exemptGround }) => exemptGround !== null);
  return {
    title: register.name, marking: MARKINGS[part], landscape: true,
    facts: [
      ['Register', LAYER_WORDS[register.layer]],
      ['Unit', facts.unit],
      ['Owner', register.ownerTitle],
      ['Matrix', `${facts.matrix}, version ${facts.matrixNumber}`],
      ['Appetite', appetiteOf(of)],
      ['Residuals', basisInWords(of, day)],
      ['About', facts.description],
      [part === 'A' ? 'Open risks' : 'Exempt risks', String(risks.length)],
      ['Exempt', part === 'A' && exempt > 0 ? `${counted(exempt, 'further risk is', 'further risks are')} exempt` : ''],
    ],
    blocks: [...(part === 'A' ? overview(of) : [evidenceText({ ...of, risks }, day)]), ...glance(of, risks, day, part), ...details(of, risks, day, part), ...scale(of)],
  };
}

export const appetiteOf = ({ register }: ReportedRegister): string => {
  const level = register.matrix.levels.find(({ code }) => code === register.appetite);
  return level ? `Up to ${level.label}` : 'None stated';
};

function overview(of: ReportedRegister): Block[] {
  const map = mapOf(of, 'residual');
  return [
    heading('Where the risks stand'),
    text(sumOf(map.counts, of)),
    { kind: 'heat-map', label: 'Residual risk', matrix: of.register.matrix, cells: map.cells },
  ];
}

/** All that is open, by where it is shown. */
export function sumOf({ open, cells, levelOnly, unscored, notComparable, leftOut, cannotBeDrawn }: ReturnType<typeof mapOf>['counts'], { exempt }: { exempt: number }): string {
  const shown = cells.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    `${shown} on the map`,
    ...(levelOnly.length > 0 ? [`${levelOnly.reduce((sum, { count }) => sum + count, 0)} known by level alone`] : []),
    ...(unscored > 0 ? [`${unscored} unscored`] : []),
    ...(cannotBeDrawn > 0 ? [`${cannotBeDrawn} that cannot be drawn`] : []),
    ...(notComparable > 0 ? [`${notComparable} not comparable`] : []),
    ...(leftOut > 0 ? [`${leftOut} counted with the risk above`] : []),
  ];
  return `${counted(open, 'open risk')}: ${parts.join(', ')}.${exempt > 0 ? ` ${counted(exempt, 'further risk is', 'further risks are')} exempt.` : ''}`;
}

function glance({ matrices }: ReportedRegister, risks: readonly ReportedRisk[], day: Day, part: ReportPart): Block[] {
  if (risks.length === 0) return [text(part === 'A' ? 'No risk is open.' : 'No open risk is exempt.')];
  const row = (risk: ReportedRisk): Cell[] => [
    risk.reference, risk.title, risk.owner ?? 'None', standingCell(matrices, risk.inherent), standingCell(matrices, risk.residual), standingCell(matrices, risk.target, 'None set'),
    movementInWords(risk.movement), risk.nextReview ? day(risk.nextReview) : 'Not set',
  ];
  return [
    heading('The risks, the worst first'),
    {
      kind: 'table', label: 'Risks',
      columns: [
        { heading: 'Reference', share: 9 }, { heading: 'Risk', share: 30 }, { heading: 'Owner', share: 15 }, { heading: 'Inherent', share: 11 }, { heading: 'Residual', share: 11 }, { heading: 'Target', share: 11 },
        { heading: 'Moved', share: 11 }, { heading: 'Next review', share: 11 },
      ],
      rows: risks.map(row),
    },
  ];
}

function details({ matrices }: ReportedRegister, risks: readonly ReportedRisk[], day: Day, part: ReportPart): Block[] {
  if (risks.length === 0) return [];
  return [
    heading('Each risk'),
    ...risks.flatMap((risk): Block[] => [
      { kind: 'heading', level: 3, words: `${risk.reference} ${risk.title}` },
      {
        kind: 'facts',
        facts: [
          ['Ground', part === 'B' && risk.exemptGround ? groundInWords(risk.exemptGround) : ''],
          ['Told in public as', part === 'B' ? (risk.publicTitle ?? 'Nothing') : ''],
          ['Cause', risk.cause], ['Event', risk.event], ['Consequence', risk.consequence],
          ['Owner', `${risk.owner ?? 'none'}, ${risk.unit}`],
          ['Category', risk.category ?? ''],
          ['Treatment', risk.treatment ? TREATMENT_WORDS[risk.treatment] : 'Not decided'],
          ['Residual', residualOf(matrices, risk)],
          ['Target', risk.target.level === null ? '' : `${standingInWords(matrices, risk.target)}${risk.targetDate ? ` by ${day(risk.targetDate)}` : ''}`],
        ],
      },
    ]),
  ];
}

function residualOf(matrices: ReportedRegister['matrices'], { residual, inherent }: ReportedRisk): string {
  const response = levelOfStanding(matrices, residual)?.response ?? '';
  return `${standingInWords(matrices, residual)}${inherent.level === null ? '' : `, inherent ${standingInWords(matrices, inherent)}`}${response ? `. ${response}` : ''}`;
}

/** What the codes and the levels mean. */
function scale({ register: { matrix } }: ReportedRegister): Block[] {
  const axis = (label: string, steps: typeof matrix.impact): Block => ({
    kind: 'table', label, columns: [{ heading: label, share: 1 }, { heading: 'Called', share: 2 }, { heading: 'Meaning', share: 7 }],
    rows: [...steps].reverse().map(({ code, label: called, description }) => [code, called, description ?? '']),
  });
  return [
    heading('How risks are scored'),
    { kind: 'table', label: 'Levels of risk', columns: [{ heading: 'Level', share: 2 }, { heading: 'What it asks for', share: 8 }], rows: [...matrix.levels].reverse().map(({ label, response, colour }) => [{ words: label, colour }, response]) },
    axis('Likelihood', matrix.likelihood),
    axis('Impact', matrix.impact),
  ];
}
