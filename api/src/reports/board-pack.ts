import type { RegisterMovementView } from '@holdfast/contracts';
import { heading, text, type Block, type Described } from './blocks';
import { appetiteOf, sumOf } from './corporate-register';
import { comparedWith, marking } from './quarterly-monitoring';
import { arrowsTable, isAboveAppetite, movedTable, movementSum } from './read-movement';
import { mapOf, type ReportedRegister } from './read-register';
import { LAYER_WORDS, levelOfStanding, standingCell } from './words';

type Day = (day: string) => string;

/** Two maps, what lies between them, and what stands above appetite. */
export function boardPack(of: ReportedRegister, then: ReportedRegister, movement: RegisterMovementView, day: Day): Described {
  const { register, facts } = of;
  const [now, before, target] = [mapOf(of, 'residual'), mapOf(then, 'residual'), mapOf(of, 'target')];
  return {
    title: register.name, marking: marking(of), landscape: true,
    facts: [['Register', LAYER_WORDS[register.layer]], ['Unit', facts.unit], ['Owner', register.ownerTitle], ['Appetite', appetiteOf(of)], ['Compared with', comparedWith(movement, day)]],
    blocks: [
      heading('Where the risks stand now'),
      text(sumOf(now.counts, of)),
      { kind: 'heat-map', label: 'Residual risk now', matrix: register.matrix, cells: now.cells },
      heading('Where they stood then'),
      text(sumOf(before.counts, then)),
      { kind: 'heat-map', label: 'Residual risk then', matrix: then.register.matrix, cells: before.cells },
      heading('How they moved'),
      text(movementSum(movement)),
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
  if (above.length === 0) return [text('No risk is known to stand above the appetite.')];
  return [{
    kind: 'table', label: 'Risks above appetite',
    columns: [{ heading: 'Reference', share: 9 }, { heading: 'Risk', share: 32 }, { heading: 'Owner', share: 16 }, { heading: 'Residual', share: 12 }, { heading: 'Target', share: 18 }, { heading: 'What the level asks for', share: 28 }],
    rows: above.map((risk) => [
      risk.reference, risk.title, risk.owner ?? 'None', standingCell(of.matrices, risk.residual),
      risk.target.level === null ? 'None set' : { words: `${levelOfStanding(of.matrices, risk.target)?.label ?? ''}${risk.targetDate ? ` by ${day(risk.targetDate)}` : ''}` },
      levelOfStanding(of.matrices, risk.residual)?.response ?? '',
    ]),
  }];
}
