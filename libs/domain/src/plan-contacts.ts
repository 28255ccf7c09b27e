import { namedIn, type PlanContent } from './plan-content';

/** Somebody whom a plan reaches, as the list of people or of contacts says it. */
export interface ReachedContact {
  readonly kind: 'person' | 'contact';
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly organisation: string;
  /** All of the list, with commas between; empty: none is listed. */
  readonly telephone: string;
}

/** What an approved version keeps of it, whatever the lists say later. */
export interface KeptContact extends ReachedContact {
  /** The plan rings the number of the list: none is typed into it. */
  readonly byList: boolean;
}

export interface ContactToday extends ReachedContact {
  /** Off the list of contacts. */
  readonly gone: boolean;
}

/** How the lists differ today from what was approved. */
export interface ContactChange {
  readonly kind: 'person' | 'contact';
  readonly id: string;
  /** As approved. */
  readonly name: string;
  readonly gone: boolean;
  /** Null: the same. */
  readonly nameNow: string | null;
  readonly numberWas: string;
  /** Null: the same, or the plan has a number of its own. Empty: none is listed any more. */
  readonly numberNow: string | null;
}

/** The copy that is kept with an approval: everybody the content reaches by a list. */
export function keptContacts(content: PlanContent, lists: readonly ReachedContact[]): KeptContact[] {
  const named = namedIn(content);
  return lists.map((one): KeptContact => ({
    kind: one.kind, id: one.id, name: one.name, jobTitle: one.jobTitle, organisation: one.organisation, telephone: one.telephone,
    byList: named.some(({ personId, contactId, telephone }) => (one.kind === 'person' ? personId : contactId) === one.id && telephone === ''),
  }));
}

/** In the order of the copy. That somebody has left the organisation is no change of a list, and is said elsewhere. */
export function contactChanges(kept: readonly KeptContact[], today: readonly ContactToday[]): ContactChange[] {
  return kept.flatMap((was): ContactChange[] => {
    const now = today.find(({ kind, id }) => kind === was.kind && id === was.id);
    if (!now) return [];
    const { kind, id, name, telephone: numberWas } = was;
    if (now.gone) return [{ kind, id, name, gone: true, nameNow: null, numberWas, numberNow: null }];
    const nameNow = kind === 'contact' && now.name !== name ? now.name : null;
    const numberNow = was.byList && now.telephone !== numberWas ? now.telephone : null;
    return nameNow === null && numberNow === null ? [] : [{ kind, id, name, gone: false, nameNow, numberWas, numberNow }];
  });
}

/** "2 numbers on this plan have changed since it was approved, and 1 contact is off the list."; empty for no change. */
export function contactChangesInWords(changes: readonly ContactChange[]): string {
  const count = (of: (change: ContactChange) => boolean): number => changes.filter(of).length;
  const many = (number: number, one: string, more: string): string[] => (number === 0 ? [] : [`${number} ${number === 1 ? one : more}`]);
  const since = 'since it was approved';
  const said = [
    ...many(count(({ numberNow }) => numberNow !== null), `number on this plan has changed ${since}`, `numbers on this plan have changed ${since}`),
    ...many(count(({ gone }) => gone), 'contact is off the list', 'contacts are off the list'),
    ...many(count(({ nameNow, numberNow }) => nameNow !== null && numberNow === null), 'contact has another name', 'contacts have other names'),
  ];
  return said.length === 0 ? '' : `${said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)!}`}.`;
}

/** What is to be done about it, on a copy that somebody acts by. */
export const RING_THE_LATER = 'Ring the number after “now” first: it is what the list of contacts said when this copy was made. The one before it was approved with the plan.';

/** What stands beside one entry of an approved plan: "now 07700 900999". */
export function contactChangeInWords({ gone, nameNow, numberNow }: ContactChange): string {
  if (gone) return 'no longer on the list of contacts';
  return [...(nameNow === null ? [] : [`now ${nameNow}`]), ...(numberNow === null ? [] : [numberNow === '' ? 'no number is listed now' : `now ${numberNow}`])].join(', ');
}
