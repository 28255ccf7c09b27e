export interface ReadEvent {
  uid: string;
  summary: string;
  starts: string;
  rule: string | null;
  status: string | null;
}

/** Reads a calendar as RFC 5545 has it and as a calendar program would, and refuses what such a program would refuse. */
export function readCalendar(text: string): { name: string; events: ReadEvent[] } {
  if (!text.endsWith('\r\n') || /[^\r]\n/.test(text)) throw new TypeError('a line does not end as it must');
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n').slice(0, -1);
  const events: ReadEvent[] = [];
  const open: { kind: string; said: Map<string, string> }[] = [];
  let name = '';
  for (const line of lines) {
    const [, property, , value] = /^([A-Z][A-Z-]*)((?:;[A-Z]+=[^;:"]+)*):(.*)$/s.exec(line) ?? [];
    if (property === undefined || value === undefined) throw new TypeError(`not a line of a calendar: ${line}`);
    if (property === 'BEGIN') {
      open.push({ kind: value, said: new Map() });
      continue;
    }
    const block = open.at(-1);
    if (!block) throw new TypeError(`${property} stands outside of everything`);
    if (property !== 'END') {
      if (block.said.has(property)) throw new TypeError(`${property} is said twice`);
      block.said.set(property, value);
      continue;
    }
    if (value !== block.kind) throw new TypeError(`${block.kind} does not end`);
    open.pop();
    if (block.kind === 'VEVENT') events.push(eventOf(block.said));
    else name = plain(needed(block.said, 'X-WR-CALNAME'));
  }
  if (open.length > 0) throw new TypeError('something does not end');
  return { name, events };
}

function eventOf(said: ReadonlyMap<string, string>): ReadEvent {
  needed(said, 'DTSTAMP');
  return { uid: needed(said, 'UID'), summary: plain(needed(said, 'SUMMARY')), starts: needed(said, 'DTSTART'), rule: said.get('RRULE') ?? null, status: said.get('STATUS') ?? null };
}

function needed(said: ReadonlyMap<string, string>, property: string): string {
  const value = said.get(property);
  if (value === undefined) throw new TypeError(`${property} is missing`);
  return value;
}

const plain = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === 'n' ? '\n' : character));
