import { codeInWords } from '../../register-export';
import type { Sheet } from '../../table-reading';
import { ACTION_STATUSES, EFFECTIVENESS, PRIORITIES } from '../../vocabulary';
import type { ActionRead, ControlRead } from '../things-read';
import { ownRows, type OwnSheet } from './own-sheet';

/** The code of a word as an export says it. */
export const codeOf = <Code extends string>(codes: readonly Code[], said: string | null): Code | null =>
  said === null ? null : (codes.find((code) => codeInWords(code) === said || code === said) ?? codes.find((code) => codeInWords(code).toLowerCase() === said.trim().toLowerCase()) ?? null);

/** Rows of a table of controls, by the reference of their risk. */
export function ownControls(sheet: Sheet, own: OwnSheet): Map<string, ControlRead[]> {
  const found = new Map<string, ControlRead[]>();
  for (const row of ownRows(sheet, own)) {
    const [risk, title] = [row.text('risk'), row.text('title')];
    if (risk === null || title === null) continue;
    push(found, risk, {
      title, description: row.text('description') ?? '', owner: row.text('owner'), effectiveness: codeOf(EFFECTIVENESS, row.text('effectiveness')), assessedOn: row.day('assessedOn'),
      evidenceLink: row.text('evidenceLink') ?? '', leansOn: row.text('leansOn') === 'Yes', withdrawnReason: row.text('withdrawnReason'),
    });
  }
  return found;
}

/** Rows of a table of actions, each under the first risk that it serves. */
export function ownActions(sheet: Sheet, own: OwnSheet): ActionRead[] {
  const found: ActionRead[] = [];
  for (const row of ownRows(sheet, own)) {
    const title = row.text('title');
    if (title === null) continue;
    found.push({
      reference: row.text('reference'), serves: row.lines('risks'), title, description: row.text('description') ?? '', owner: row.text('owner'), priority: codeOf(PRIORITIES, row.text('priority')),
      status: codeOf(ACTION_STATUSES, row.text('status')) ?? 'open', progress: Number(row.text('progress') ?? 0) || 0, dueDate: row.day('dueDate'), firstDueDate: row.day('firstDueDate'), costs: row.lines('costs'),
    });
  }
  return found;
}

const LINE = /^(\S+) (.*), due (\d{4}-\d{2}-\d{2}), (open|in progress|done|cancelled)(?:, (\d{1,3})%)?$/;

/** The actions that the row of a risk lists, where the file has no table of them. */
export const actionsInLines = (lines: string, risk: string | null): ActionRead[] =>
  lines.split('\n').flatMap((line): ActionRead[] => {
    if (line.trim() === '') return [];
    const [, reference = null, title = line, dueDate = null, status = 'open', progress = '0'] = LINE.exec(line) ?? [];
    return [{
      reference, serves: risk === null ? [] : [risk], title, description: '', owner: null, priority: null, status: codeOf(ACTION_STATUSES, status.replace(' ', '-')) ?? 'open', progress: Number(progress), dueDate, firstDueDate: null, costs: [],
    }];
  });

export const controlsInLines = (lines: string): ControlRead[] =>
  lines.split('\n').flatMap((title): ControlRead[] =>
    title.trim() === '' ? [] : [{ title: title.trim(), description: '', owner: null, effectiveness: null, assessedOn: null, evidenceLink: '', leansOn: false, withdrawnReason: null }],
  );

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
