import type { PersonView } from '@holdfast/contracts';
import { ROLES, type Role } from '@holdfast/domain';
import { linkAddress, type NewLink } from '../identity';
import {
  addPersonAtTheCommandLine, allPeople, deactivateAtTheCommandLine, grantAtTheCommandLine, linkAtTheCommandLine, personByEmail, unitCalled, withdrawAtTheCommandLine, type AddedPerson,
} from '../people';
import type { Transaction } from '../platform/database';
import { readSettings } from '../settings';
import { withOrganisation } from './beside-the-database';
import { addFirst } from './first-administrator';
import { done, wrongUse, type Outcome } from './outcome';
import type { Asked, Verb } from './verb';

const OF = { organisation: { takes: 'NAME', says: 'which one, by name or id, where there are several' } } as const;
const UNIT = { unit: { takes: 'NAME', says: 'where the role is held, by name or id of the unit; otherwise in the whole organisation' } } as const;

export const usersList: Verb = {
  name: 'users list', usage: '[--all]', works: 'beside the database', takes: [0, 0],
  summary: 'lists people with their roles',
  options: { all: { says: 'also those who left' }, ...OF },
  run: ({ text, flag }) =>
    withOrganisation(text('organisation'), async ({ database, organisation }) => {
      const people = await database.read(organisation.id, (sql) => allPeople(sql, organisation.id, flag('all')));
      return done(people.map(inWords), people);
    }),
};

export const usersAdd: Verb = {
  name: 'users add', usage: 'EMAIL --name NAME --job-title TITLE [--role ROLE] [--unit NAME]', works: 'beside the database', takes: [1, 1],
  summary: 'adds somebody and makes the one-time link of their invitation; in an empty database, with --first ORGANISATION, its first administrator',
  options: {
    name: { takes: 'NAME', says: 'of the person' }, 'job-title': { takes: 'TITLE', says: 'by which screens name them' }, role: { takes: 'ROLE', says: ROLES.join(', ') }, ...UNIT,
    first: { takes: 'ORGANISATION', says: 'sets up an organisation of this name in a database that holds none' }, ...OF,
  },
  run: async ({ positionals: [email = ''], text, ...asked }) => {
    const [name, jobTitle, first] = [text('name'), text('job-title'), text('first')];
    if (!/^\S+@\S+$/.test(email)) throw wrongUse(`"${email}" is no e-mail address.`);
    if (!name || !jobTitle) throw wrongUse('Say who it is, by --name and --job-title.');
    const person = { name, jobTitle, email: email.toLowerCase() };
    if (first !== undefined) return linked(await addFirst(first, person));
    const role = text('role') === undefined ? null : roleCalled(text('role'));
    return change({ text, ...asked, positionals: [] }, async (tx) => {
      const roles: AddedPerson['roles'] = role ? [{ role, unitId: await unitCalled(tx, tx.organisationId, text('unit')) }] : [];
      return linked(await addPersonAtTheCommandLine(tx, { ...person, roles }));
    });
  },
};

export const usersDeactivate: Verb = {
  name: 'users deactivate', usage: 'EMAIL [--successor EMAIL]', works: 'beside the database', takes: [1, 1],
  summary: 'records that somebody left: ends roles and sessions, and hands over what they own',
  options: { successor: { takes: 'EMAIL', says: 'who takes over what they own' }, ...OF },
  run: (asked) =>
    change(asked, async (tx) => {
      const id = await personByEmail(tx, tx.organisationId, asked.positionals[0] ?? '');
      const successor = asked.text('successor');
      const left = await deactivateAtTheCommandLine(tx, id, successor === undefined ? null : await personByEmail(tx, tx.organisationId, successor));
      return done([`The ${left.jobTitle} (${left.email}) has left.`], left);
    }),
};

export const usersResetPassword: Verb = {
  name: 'users reset-password', usage: 'EMAIL', works: 'beside the database', takes: [1, 1],
  summary: 'makes a one-time link under which somebody chooses a new password',
  options: OF,
  run: (asked) => change(asked, async (tx) => linked(await linkAtTheCommandLine(tx, await personByEmail(tx, tx.organisationId, asked.positionals[0] ?? '')))),
};

export const usersGrant: Verb = {
  name: 'users grant', usage: 'EMAIL ROLE [--unit NAME]', works: 'beside the database', takes: [2, 2],
  summary: 'gives somebody a role', options: { ...UNIT, ...OF },
  run: (asked) => changeRole(asked, grantAtTheCommandLine),
};

export const usersWithdraw: Verb = {
  name: 'users withdraw', usage: 'EMAIL ROLE [--unit NAME]', works: 'beside the database', takes: [2, 2],
  summary: 'takes a role away from somebody, and with it the tokens that stand for it', options: { ...UNIT, ...OF },
  run: (asked) => changeRole(asked, withdrawAtTheCommandLine),
};

const change = ({ text }: Asked, work: (tx: Transaction) => Promise<Outcome>): Promise<Outcome> =>
  withOrganisation(text('organisation'), ({ database, organisation }) => database.writeUnattended(organisation.id, work));

async function changeRole(asked: Asked, work: typeof grantAtTheCommandLine): Promise<Outcome> {
  const [email = '', typed] = asked.positionals;
  const role = roleCalled(typed);
  return change(asked, async (tx) => {
    const person = await work(tx, await personByEmail(tx, tx.organisationId, email), role, await unitCalled(tx, tx.organisationId, asked.text('unit')));
    return done([inWords(person)], person);
  });
}

function roleCalled(typed: string | undefined): Role {
  const role = ROLES.find((one) => one === typed);
  if (!role) throw wrongUse(`There is no role "${typed}". Roles are ${ROLES.join(', ')}.`);
  return role;
}

function linked({ person, link }: { person: PersonView; link: NewLink }): Outcome {
  const { publicUrl, port } = readSettings(process.env);
  const url = linkAddress(publicUrl ?? `http://localhost:${port}`, link);
  return done([inWords(person), `Once, until ${link.expiresAt.toISOString()}, a password is chosen here: ${url}`], { person, url, purpose: link.purpose, expiresAt: link.expiresAt.toISOString() });
}

const inWords = ({ email, jobTitle, name, state, roles }: PersonView): string =>
  `${email}  ${jobTitle}, ${name}  ${state}  ${roles.map(({ role, unitName }) => `${role} in ${unitName}`).join(', ') || 'no roles'}`;
