import type { ResourceKind } from './vocabulary';

/** Who stands in when people, or a role, are not there: somebody of the organisation, whoever holds a role, or somebody in a role. First comes who is asked first. */
export interface Deputy {
  readonly personId: string | null;
  /** As it is called; empty: the person as such. */
  readonly role: string;
}

/** What is wrong with the deputies of a resource, by field, in the words of whoever typed them. Whether the people are there is asked apart. */
export function deputyFaults(deputies: readonly Deputy[], kind: ResourceKind): readonly { readonly field: string; readonly message: string }[] {
  if (deputies.length > 0 && kind !== 'people') return [{ field: 'deputies', message: 'Deputies are of people and roles. Take them away, or choose the kind people' }];
  const seen = new Set<string>();
  return deputies.flatMap(({ personId, role }, at) => {
    if (personId === null && role === '') return [{ field: `deputies.${at}.role`, message: 'Choose a person or name a role' }];
    const who = personId ?? role.toLocaleLowerCase('en-GB');
    if (seen.has(who)) return [{ field: `deputies.${at}.${personId === null ? 'role' : 'personId'}`, message: 'Named as a deputy above already' }];
    seen.add(who);
    return [];
  });
}
