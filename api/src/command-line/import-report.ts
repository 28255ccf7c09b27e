import type { RegisterImportCounts, RegisterImportDraftView, RegisterRowsView, RegisterRowView } from '@holdfast/contracts';

type Question = RegisterImportDraftView['tables'][number]['questions'][number] & { table: string };

/** What `holdfast import --json` says. Scripts rely on its names. */
export interface ImportReport {
  file: string;
  register: { id: string; name: string; prefix: string };
  dryRun: boolean;
  profile: string | null;
  /** Null where nothing was written. */
  written: { id: string; url: string } | null;
  /** Where a person answers what stands in the way, for a week. */
  answerAt: string | null;
  counts: RegisterImportCounts & { missing: number; closing: number };
  /** What stands in the way of writing, and is answered in the browser or by a profile. */
  questions: Pick<Question, 'table' | 'column' | 'sentence' | 'answers'>[];
  /** Of rows that cannot be read. */
  problems: (RegisterRowView['problems'][number] & { sheet: string; row: number; label: string })[];
  rows: Omit<RegisterRowView, 'problems'>[];
  aside: RegisterRowsView['aside'];
  missing: RegisterRowsView['missing'];
}

/** So many are said in words; the report has all of them. */
const SAID = 20;

export const openQuestions = ({ tables }: RegisterImportDraftView): Question[] =>
  tables.filter(({ taken }) => taken).flatMap(({ key, questions }) => questions.filter(({ otherwise, answer }) => otherwise === null && answer === null).map((one) => ({ ...one, table: key })));

interface Given extends Pick<ImportReport, 'file' | 'dryRun' | 'profile' | 'written' | 'answerAt'> {
  draft: RegisterImportDraftView;
  rows: RegisterRowsView;
}

export function importReport({ draft, rows: { rows, aside, missing }, ...more }: Given): ImportReport {
  const { id, name, prefix } = draft.register;
  return {
    file: more.file, register: { id, name, prefix }, dryRun: more.dryRun, profile: more.profile, written: more.written, answerAt: more.answerAt,
    counts: { ...draft.counts, missing: draft.missingInAll, closing: draft.closing },
    questions: openQuestions(draft).map(({ table, column, sentence, answers }) => ({ table, column, sentence, answers })),
    problems: rows.flatMap(({ sheet, row, label, problems }) => problems.map((problem) => ({ sheet, row, ...problem, label }))),
    rows: rows.map(({ problems: _, ...row }) => row), aside, missing,
  };
}

export function wordsOfImport(report: ImportReport): string[] {
  const { file, register, counts, questions, problems, dryRun, written, answerAt } = report;
  const stands = questions.length > 0 || counts.faults > 0;
  const idle = counts.new + counts.drafts + counts.changed + counts.closing === 0;
  const end = written
    ? `Written: ${written.url}`
    : stands
      ? `Nothing has been written.${answerAt ? ` The token's owner can answer within a week: ${answerAt}` : ''}`
      : idle
        ? 'Nothing in this file is new or different. There is nothing to write.'
        : dryRun
          ? 'Nothing has been written: this was a dry run.'
          : 'Nothing has been written.';
  return [
    `${file} into ${register.name}: ${countsInWords(counts)}.`,
    ...questions.map(({ sentence, answers }) => `  To be answered: ${sentence}${answers.length > 0 ? ` (${answers.map(({ says }) => says).join(' / ')})` : ''}`),
    ...problems.slice(0, SAID).map(({ sheet, row, column, header, was, message }) => `  ${sheet}, row ${row}${column ? `, column ${column}` : ''}${header ? ` (${header})` : ''}: ${was ? `"${was}": ` : ''}${message}`),
    ...(problems.length > SAID ? [`  and ${(problems.length - SAID).toLocaleString('en-GB')} more; --report FILE has all of them`] : []),
    ...(counts.faults > 0 ? ['  --leave-out leaves such rows out, --as-drafts brings them in without a score.'] : []),
    end,
  ];
}

function countsInWords({ new: added, drafts, changed, same, leftOut, faults, closing }: ImportReport['counts']): string {
  const parts: [number, string][] = [[added, 'new'], [drafts, 'as drafts'], [changed, 'changed'], [same, 'as they are'], [leftOut, 'left out'], [closing, 'closed, being in no row'], [faults, 'that cannot be read']];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en-GB')} ${word}`);
  return said.length > 0 ? said.join(', ') : 'no risks';
}
