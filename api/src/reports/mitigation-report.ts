import type { MitigationAppendixView } from '@holdfast/contracts';
import { heading, text, type Block, type Cell, type Described } from './blocks';
import { marking } from './quarterly-monitoring';
import type { ReportedRegister } from './read-register';
import { ACTION_WORDS, counted, EFFECTIVENESS_WORDS, LAYER_WORDS, standingInWords } from './words';

type Day = (day: string) => string;
type AppendixRisk = MitigationAppendixView['risks'][number];

/** The measures of what is at the highest level before controls. */
export function mitigationReport(of: ReportedRegister, { level, risks, withoutInherent }: MitigationAppendixView, day: Day): Described {
  const { register, facts } = of;
  return {
    title: register.name, marking: marking(of), landscape: true,
    facts: [['Register', LAYER_WORDS[register.layer]], ['Unit', facts.unit], ['Owner', register.ownerTitle], ['Open risks at the highest inherent level', `${risks.length}, ${level}`]],
    blocks: [
      heading('Risks and their measures'),
      text('How effective a control is and how far an action has come, their owners say: claims, not evidence.'),
      ...(risks.length === 0 ? [text(`No open risk has the highest inherent level, ${level}.`)] : risks.flatMap((risk) => one(of, risk, day))),
      ...(withoutInherent === 0 ? [] : [text(`${counted(withoutInherent, 'open risk has', 'open risks have')} no inherent assessment, so it is not known whether ${withoutInherent === 1 ? 'it belongs' : 'they belong'} here.`)]),
    ],
  };
}

function one({ matrices, today }: ReportedRegister, risk: AppendixRisk, day: Day): Block[] {
  const rows: Cell[][] = [
    ...risk.controls.map(({ title, owner, effectiveness, assessedOn }) => ['Control', title, owner.jobTitle, assessedOn ? `Assessed ${day(assessedOn)}` : 'Never assessed', EFFECTIVENESS_WORDS[effectiveness]]),
    ...risk.actions.map(({ reference, title, owner, dueDate, status, progress, slipDays, latestNote }): Cell[] => {
      const ended = status === 'done' || status === 'cancelled';
      return [
        reference, title, owner.jobTitle,
        { words: `Due ${day(dueDate)}${slipDays > 0 ? `, ${counted(slipDays, 'day')} after its first date` : ''}${!ended && dueDate < today ? '. Late' : ''}`, strong: !ended && dueDate < today },
        `${ACTION_WORDS[status]}${status === 'in-progress' ? `, ${progress}%` : ''}${latestNote ? `. "${latestNote}"` : ''}`,
      ];
    }),
  ];
  return [
    { kind: 'heading', level: 3, words: `${risk.reference} ${risk.title}` },
    {
      kind: 'facts',
      facts: [
        ['Owner', risk.owner?.jobTitle ?? 'none'], ['Inherent', standingInWords(matrices, risk.inherent)], ['Residual', standingInWords(matrices, risk.residual)],
        ['Target', `${standingInWords(matrices, risk.target, 'none set')}${risk.targetDate ? ` by ${day(risk.targetDate)}` : ''}`],
      ],
    },
    rows.length === 0
      ? text('No control is in place and no action is planned.')
      : { kind: 'table', label: `Measures of ${risk.reference}`, columns: [{ heading: 'Kind', share: 9 }, { heading: 'Measure', share: 34 }, { heading: 'Owner', share: 18 }, { heading: 'Assessed or due', share: 20 }, { heading: 'Effect or progress', share: 30 }], rows },
  ];
}
