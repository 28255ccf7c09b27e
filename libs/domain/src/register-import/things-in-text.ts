import { LIMITS } from '../vocabulary';
import type { ActionRead, ControlRead } from './things-read';

/** "1.", "a)", "(ii)", "•", "-": what begins an item of a list. */
const MARK = /^\s*(?:[•●▪◦‣*·–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/i;

/** The items of a cell: its lines, or what its marks part; a line without a mark goes on from the one before where others have marks. */
export function itemsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length <= 1) return text.split(/;\s+(?=\S)/).length > 2 ? text.split(/;\s+(?=\S)/).map(bare).filter(Boolean) : lines.map(bare);
  const marked = lines.filter((line) => MARK.test(line)).length;
  if (marked === 0) return lines.map(bare);
  const items: string[] = [];
  for (const line of lines) {
    if (MARK.test(line) || items.length === 0) items.push(bare(line));
    else items[items.length - 1] += `\n${line}`;
  }
  return items;
}

const bare = (line: string): string => line.replace(MARK, '').replace(/;\s*$/, '').trim();

const NOTHING = /^(?:none|nil|n\/?a|not applicable|-+|–|—|tb[cda]|\.)$/i;
const said = (text: string): string[] => itemsOf(text).filter((item) => item !== '' && !NOTHING.test(item));

/** A title of one line, and the whole below it where it says more. */
function titled(item: string): { title: string; description: string } {
  const [first = ''] = item.split('\n');
  const line = first.trim();
  const title = line.length <= LIMITS.title ? line : `${line.slice(0, LIMITS.title - 1).replace(/\s+\S*$/, '')}…`;
  return { title, description: title === item ? '' : item.slice(0, LIMITS.narrative) };
}

/** The controls that a cell of any register lists. */
export const controlsInText = (text: string): ControlRead[] =>
  said(text).map((item) => ({ ...titled(item), owner: null, effectiveness: null, assessedOn: null, evidenceLink: '', leansOn: false, withdrawnReason: null }));

/** The actions that a cell of any register lists, with the owner and the day that stand beside it. */
export const actionsInText = (text: string, owner: string | null, dueDate: string | null): ActionRead[] =>
  said(text).map((item) => ({ ...titled(item), reference: null, serves: [], owner, priority: null, status: 'open', progress: 0, dueDate, firstDueDate: null, costs: [] }));
