import type { RegisterMovementView } from '@holdfast/contracts';
import { heading, text, type Block, type Described } from './blocks';
import { appetiteOf, sumOf } from './corporate-register';
import { comparedWith, marking } from './quarterly-monitoring';
import { arrowsTable, isAboveAppetite, movedTable, movementSum } from './read-movement';
import { cannotBeDrawn, mapOf, type ReportedRegister } from './read-register';
import { basisInWords, evidenceText, residualCell } from './residual-in-words';
import { counted, LAYER_WORDS, levelOfStanding } from './words';

type Day = (day: string) => string;

/** Two maps, what lies between them, and what stands above appetite. */
export function boardPack(of: ReportedRegister, then: ReportedRegister, movement: RegisterMovementView, day: Day): Described {
  const { register, facts } = of;
  const [now, before, target] = [mapOf(of, 'residual'), mapOf(then, 'residual'), mapOf(of, 'target')];
  return {
    title: register.name, marking: marking(of), landscape: true,
    facts: [['Register', LAYER_WORDS[register.layer]], ['Unit', facts.unit], ['Owner', register.ownerTitle], ['Appetite', appetiteOf(of)], ['Residuals', basisInWords(of, day)], ['Compared with', comparedWith(movement, day)]],
    blocks: [
      heading('Where the risks stand now'),
      evidenceText(of, day),
      text(sumOf(now.counts, of)),
      { kind: 'heat-map', label: `Residual risk now, ${basisInWords(of, day, 'as')}`, matrix: register.matrix, cells: now.cells },
      heading('Where they stood then'),
      evidenceText(then, day),
      text(sumOf(before.counts, then)),
      { kind: 'heat-map', label: `Residual risk then, ${basisInWords(then, day, 'as')}`, matrix: then.register.matrix, cells: before.cells },
      heading('How they moved'),
      text(movementSum(movement)),
      ...(of.basis === 'evidenced' ? [text('How they moved is told as claimed: a residual moves when somebody scores it, whatever becomes of its evidence.')] : []),
      ...arrowsTable(movement.arrows, movement.risks),
      { kind: 'heading', level: 3, words: 'What moved, and why' },
      ...movedTable(movement, of.matrices),
      heading('Above appetite'),
      ...aboveTable(of, day),
      heading('Where they are to get to'),
      text(sumOf(target.counts, of)),
      { kind: 'heat-map', label: 'Target', matrix: register.matrix, cells: target.cells },
    ],
  };
}

function aboveTable(of: ReportedRegister, day: Day): Block[] {
  if (of.register.appetite === null) return [text('The register states no appetite.')];
  const above = of.risks.filter((risk) => isAboveAppetite(of, risk));
  const nowhere = of.risks.filter((risk) => cannotBeDrawn(of, risk));
  const unknown = nowhere.length === 0 ? [] : [text(`Of ${counted(nowhere.length, 'open risk')} it is not known as evidenced, for want of an inherent score: ${nowhere.map(({ reference }) => reference).join(', ')}.`)];
  if (above.length === 0) return [text('No risk is known to stand above the appetite.'), ...unknown];
  return [{
    kind: 'table', label: 'Risks above appetite',
    columns: [{ heading: 'Reference', share: 9 }, { heading: 'Risk', share: 32 }, { heading: 'Owner', share: 16 }, { heading: 'Residual', share: 12 }, { heading: 'Target', share: 18 }, { heading: 'What the level asks for', share: 28 }],
    rows: above.map((risk) => [
      risk.reference, risk.title, risk.owner ?? 'None', residualCell(of, risk),
      risk.target.level === null ? 'None set' : { words: `${levelOfStanding(of.matrices, risk.target)?.label ?? ''}${risk.targetDate ? ` by ${day(risk.targetDate)}` : ''}` },
      levelOfStanding(of.matrices, risk.residual)?.response ?? '',
    ]),
  }, ...unknown];
}
