import type { ImportOutcome, SkippedWhy } from '@holdfast/domain';
import type { ContinuityPlan, Planned } from './plan';
import type { SheetRead } from './read-file-rows';

/** A row of `import_row`, but for where it belongs. */
interface ResultRow {
  sheet: string;
  row: number;
  outcome: ImportOutcome;
  subject_type: string | null;
  subject_id: string | null;
  label: string;
  note: string;
}

const SKIPPED: Readonly<Record<SkippedWhy, string>> = {
  guidance: 'Says how to fill in the table', 'repeated-header': 'Repeats the header', section: 'Looks like a heading', total: 'Looks like a total', 'another-table': 'Here another table begins, which was not read',
};

/** What became of each row, in the order of the file. */
export function resultRows(sheets: readonly SheetRead[], plan: ContinuityPlan): ResultRow[] {
  const planned = [
    ...plan.resources.map((one) => resultOf(one, 'resource')), ...plan.activities.map((one) => resultOf(one, 'activity')), ...plan.dependencies.map((one) => resultOf(one, 'dependency')),
    ...plan.contacts.map((one) => resultOf(one, 'contact')),
  ];
  const bySheet = new Map<string, ResultRow[]>();
  for (const row of planned) {
    const there = bySheet.get(row.sheet);
    if (there) there.push(row);
    else bySheet.set(row.sheet, [row]);
  }
  return sheets.flatMap(({ sheet, thing, table }) => {
    const skipped = (thing ? (table?.skipped ?? []) : []).map(
      ({ row, why, text }): ResultRow => ({ sheet: sheet.name, row, outcome: 'left-out', subject_type: null, subject_id: null, label: text, note: SKIPPED[why] }),
    );
    return [...(bySheet.get(sheet.name) ?? []), ...skipped].sort((one, other) => one.row - other.row);
  });
}

function resultOf({ row, outcome, label, before, after, changes }: Planned<{ id: string; reference?: string }>, type: string): ResultRow {
  const subject = after ?? before;
  const called = after?.reference && !label.startsWith(after.reference) ? `${after.reference} ${label}` : label;
  return {
    sheet: row.sheet, row: row.row, outcome: outcome === 'fault' ? 'left-out' : outcome, subject_type: subject ? type : null, subject_id: subject?.id ?? null, label: called,
    note: outcome === 'left-out' ? 'Left out by choice' : changes.map(({ called: field, before: was, after: is }) => `${field}: ${was || 'nothing'} → ${is}`).join('; '),
  };
}
