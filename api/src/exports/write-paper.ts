import { ASSESSMENT_KINDS, cellsOf, levelOf, type ExportColumn, type ExportValue, type RiskMatrix } from '@holdfast/domain';
import { colourKey, INK, momentInWords, onPaper, SOFT, type Paper, type PaperColumn, type Pdf } from '../paper';
import { aboutLines } from './export-about';
import type { ExportRow } from './export-source';
import type { ExportWriter } from './export-writer';

type Told = Readonly<Record<string, ExportValue>>;

const CELL_HEIGHT = 26;
const AXIS = 110;

/** What a register is on paper: what this is, then of each register its heat map, its risks and all else that is said of them, what is done about them, and how it was told. A document is read to its end, so it is held until it is whole; risks on it are limited. */
export const writePaper: ExportWriter = async ({ about, colour, tables, sums, registers, matrixOf, basis }, put) => {
  const read = new Map<string, { columns: readonly ExportColumn[]; rows: Told[] }>();
  const byRegister = new Map<string, Told[]>();
  for (const { name, columns, batches } of tables) {
    const rows: Told[] = [];
    for await (const batch of batches)
      for (const row of batch) {
        const told = asTold(row, columns);
        rows.push(told);
        if (name !== 'risks') continue;
        const there = byRegister.get(row.registerId ?? '');
        if (there) there.push(told);
        else byRegister.set(row.registerId ?? '', [told]);
      }
    read.set(name, { columns, rows });
  }
  const inFull = about.part === 'B';
  const bytes = await onPaper({ title: about.heading, organisation: about.organisation, colour, made: new Date(about.madeAt), foot: `${about.organisation}. ${about.heading}. Part ${about.part}. ${about.asAt}.`, landscape: true }, (paper) => {
    paper.heading(1, about.heading);
    paper.facts(aboutLines({ ...about, madeAt: momentInWords(about.timeZone, new Date(about.madeAt)) }, sums()).map(([label, said]) => [label, String(said)]));
    for (const [registerId, rows] of byRegister) {
      const maps = mapsOf(rows);
      // The name of a register stands on the page of its map.
      paper.keep(((matrixOf(maps[0] ?? '')?.likelihood.length ?? 0) + 1) * CELL_HEIGHT + 100);
      paper.heading(2, registers.get(registerId) ?? about.heading);
      for (const name of maps) {
        const matrix = matrixOf(name);
        if (matrix) heatMap(paper, matrix, name, rows, inFull && basis === 'evidenced');
      }
      paper.gap();
      risksTable(paper, rows, inFull);
      inWords(paper, read.get('risks')!.columns, rows);
    }
    if (byRegister.size === 0) paper.text('No risk is in this export.');
    const actions = read.get('actions')?.rows ?? [];
    if (actions.length > 0) {
      paper.heading(2, 'Actions');
      paper.table(
        [{ heading: 'Action', share: 4 }, { heading: 'Risks', share: 1.4 }, { heading: 'Owner', share: 2 }, { heading: 'Due', share: 1.2 }, { heading: 'Stands', share: 1.4 }],
        actions.map((one) => [`${say(one['reference'])} ${say(one['title'])}`, say(one['risks'], ', '), say(one['owner']), say(one['dueDate']), `${say(one['status'])}, ${say(one['progress'])}%`]),
      );
    }
    const controls = read.get('controls')?.rows ?? [];
    if (controls.length > 0) {
      paper.heading(2, 'Controls');
      paper.table(
        [{ heading: 'Control', share: 4 }, { heading: 'Risk', share: 1 }, { heading: 'Owner', share: 2 }, { heading: 'Effectiveness', share: 1.4 }, { heading: 'Assessed on', share: 1.2 }],
        controls.map((one) => [`${say(one['title'])}${one['withdrawnAt'] ? ' (withdrawn)' : ''}`, say(one['risk']), say(one['owner']), say(one['effectiveness']), say(one['assessedOn'])]),
      );
    }
    const history = read.get('history')?.rows ?? [];
    if (history.length > 0) {
      paper.heading(2, 'Assessments over time');
      paper.table(
        [{ heading: 'Risk', share: 1 }, { heading: 'Kind', share: 1 }, { heading: 'Assessed', share: 1.2 }, { heading: 'Likelihood, impact', share: 1.2 }, { heading: 'Level', share: 1.2 }, ...(inFull ? [{ heading: 'Justification', share: 5 }] : [])],
        history.map((one) => [say(one['reference']), say(one['kind']), say(one['recordedAt']).slice(0, 10), cellOf(one, ['likelihood', 'impact']), say(one['level']) || 'Unscored', ...(inFull ? [say(one['justification'])] : [])]),
      );
    }
  });
  await put(bytes);
};

const asTold = ({ values }: ExportRow, columns: readonly ExportColumn[]): Told => Object.fromEntries(columns.map(({ key }, at) => [key, values[at] ?? null]));
const say = (value: ExportValue | undefined, between = '\n'): string => (value === null || value === undefined ? '' : typeof value === 'object' ? value.join(between) : String(value));

const cellOf = (row: Told, [likelihood, impact]: readonly [string, string]): string => (row[likelihood] === null ? '' : `${say(row[likelihood])} × ${say(row[impact])}`);

function standing(row: Told, as: string, suffix = ''): string {
  const level = say(row[`${as}Level${suffix}`]);
  if (level === '') return 'Unscored';
  const score = row[`${as}Score`];
  return [level, cellOf(row, [`${as}Likelihood`, `${as}Impact`]), score === null ? '' : `score ${say(score)}`].filter(Boolean).join('\n');
}

function risksTable(paper: Paper, rows: readonly Told[], inFull: boolean): void {
  const columns: PaperColumn[] = [
    { heading: 'Ref', share: 0.9 }, { heading: 'Risk', share: 4.4 }, { heading: 'Owner', share: 1.4 }, { heading: 'Inherent', share: 1.1 }, { heading: 'Residual', share: 1.1 }, { heading: 'Target', share: 1.1 },
    ...(inFull ? [{ heading: 'Controls and actions', share: 3.2 }] : []), { heading: 'Review', share: 1 },
  ];
  paper.table(columns, rows.map((row) => [
    say(row['reference']) || 'Draft', wording(row), say(row['owner']), standing(row, 'inherent'), `${standing(row, 'residual')}${evidence(row)}`, `${standing(row, 'target')}${row['targetDate'] ? `\nby ${say(row['targetDate'])}` : ''}`,
    ...(inFull ? [[say(row['controls']), say(row['actions'])].filter(Boolean).join('\n')] : []), say(row['nextReview']),
  ]));
}

/** What the table of risks tells of each, by the keys of the columns. */
const IN_THE_TABLE: ReadonlySet<string> = new Set([
  'reference', 'register', 'status', 'title', 'cause', 'event', 'consequence', 'category', 'unit', 'owner', 'treatment', 'residualJustification', 'acceptedBy', 'targetDate', 'evidence', 'controls', 'actions', 'nextReview', 'exemptGround',
  ...ASSESSMENT_KINDS.flatMap((kind) => ['Likelihood', 'Impact', 'Score', 'Level'].map((what) => `${kind}${what}`)),
]);

/** All that the other formats say of each risk and that has no room in the table. */
function inWords(paper: Paper, columns: readonly ExportColumn[], rows: readonly Told[]): void {
  const further = columns.filter(({ key }) => !IN_THE_TABLE.has(key));
  const told = rows.map((row) => [row, further.flatMap(({ key, header, type }) => (row[key] === null || row[key] === undefined ? [] : [[header, type === 'moment' ? moment(say(row[key])) : say(row[key], '; ')] as const]))] as const).filter(([, facts]) => facts.length > 0);
  if (told.length === 0) return;
  paper.heading(2, 'What else is said of each risk');
  for (const [row, facts] of told) {
    paper.heading(3, `${say(row['reference']) || 'Draft'} ${say(row['title'])}`);
    paper.facts(facts);
  }
}

const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

const wording = (row: Told): string =>
  [
    say(row['title']), ...([['Cause', 'cause'], ['Event', 'event'], ['Consequence', 'consequence'], ['Unit', 'unit'], ['Category', 'category'], ['Treatment', 'treatment'], ['Reason for the residual', 'residualJustification'], ['Accepted by', 'acceptedBy']] as const)
      .flatMap(([label, key]) => (row[key] ? [`${label}: ${say(row[key])}`] : [])),
    ...(row['status'] === 'Open' ? [] : [`${say(row['status'])}${row['closedAt'] ? ` on ${say(row['closedAt']).slice(0, 10)}` : ''}`]), ...(row['exemptGround'] ? [`Exempt: ${say(row['exemptGround'])}`] : []),
  ].join('\n');

const evidence = (row: Told): string => (row['evidence'] ? `\nevidence: ${say(row['evidence']).toLowerCase()}${row['evidencedLevel'] !== row['residualLevel'] ? `, so ${say(row['evidencedLevel']).toLowerCase() || 'cannot be drawn'}` : ''}` : '');

/** The matrices that the residuals of these risks stand on. */
const mapsOf = (rows: readonly Told[]): string[] => [...new Set(rows.map((row) => say(row['residualMatrix'])))].filter((name) => name !== '').sort();

function heatMap(paper: Paper, matrix: RiskMatrix, name: string, rows: readonly Told[], evidenced: boolean): void {
  const as = evidenced ? 'evidenced' : 'residual';
  const open = rows.filter((row) => row['status'] === 'Open');
  const here = open.filter((row) => row['residualMatrix'] === name && row[`${as}Likelihood`] !== null);
  const counts = new Map<string, number>();
  for (const row of here) {
    const cell = `${say(row[`${as}Likelihood`])}\n${say(row[`${as}Impact`])}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  paper.heading(3, `Residual risk as ${evidenced ? 'evidenced' : 'claimed'}, ${name}`);
  paper.text(`${here.length} of ${open.length} open ${open.length === 1 ? 'risk' : 'risks'} ${here.length === 1 ? 'stands' : 'stand'} in a cell of this matrix; the others have no cell on it.`, { soft: true });
  const said = cellsOf(matrix).flatMap((cell) => {
    const count = counts.get(`${cell.likelihood}\n${cell.impact}`);
    return count ? [`likelihood ${cell.likelihood}, impact ${cell.impact}: ${count}`] : [];
  });
  const key = colourKey(paper.pdf, matrix.levels, paper.width - AXIS);
  const grid = (matrix.likelihood.length + 1) * CELL_HEIGHT;
  paper.figure(`Heat map of residual risk as ${evidenced ? 'evidenced' : 'claimed'}. ${said.length > 0 ? `Risks by cell: ${said.join('; ')}.` : 'No risk stands in a cell.'}`, grid + key.height + 8, (pdf, x, y, width) => {
    drawMap(pdf, matrix, counts, { x, y, width: Math.min(width, AXIS + matrix.impact.length * 84) });
    key.draw(x + AXIS, y + grid);
  });
}

function drawMap(pdf: Pdf, matrix: RiskMatrix, counts: ReadonlyMap<string, number>, { x, y, width }: { x: number; y: number; width: number }): void {
  const cellWidth = (width - AXIS) / matrix.impact.length;
  const label = (words: string, left: number, top: number, room: number, align: 'left' | 'center'): void => void pdf.font('body').fontSize(8).fillColor(SOFT).text(words, left, top, { width: room, height: 10, align, lineBreak: false, ellipsis: true });
  const worst = [...matrix.likelihood].reverse();
  for (const [row, likelihood] of worst.entries()) {
    const top = y + row * CELL_HEIGHT;
    label(`${likelihood.code} ${likelihood.label === likelihood.code ? '' : likelihood.label}`.trim(), x, top + 9, AXIS - 8, 'left');
    for (const [column, impact] of matrix.impact.entries()) {
      const found = levelOf(matrix, { likelihood: likelihood.code, impact: impact.code });
      const left = x + AXIS + column * cellWidth;
      pdf.rect(left + 1, top + 1, cellWidth - 2, CELL_HEIGHT - 2).fill(found.ok ? found.level.colour : '#ffffff');
      const count = counts.get(`${likelihood.code}\n${impact.code}`);
      if (!count) continue;
      // On a white ground of its own, so that it is read whatever the colour, and in black and white.
      const middle = left + cellWidth / 2;
      pdf.circle(middle, top + CELL_HEIGHT / 2, 9).fill('#ffffff');
      pdf.font('strong').fontSize(9).fillColor(INK).text(String(count), middle - 12, top + CELL_HEIGHT / 2 - 5.5, { width: 24, height: 12, align: 'center', lineBreak: false });
    }
  }
  for (const [column, impact] of matrix.impact.entries())
    label(`${impact.code} ${impact.label === impact.code ? '' : impact.label}`.trim(), x + AXIS + column * cellWidth, y + worst.length * CELL_HEIGHT + 4, cellWidth - 2, 'center');
}
