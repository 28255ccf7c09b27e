import type { TokenInUseView } from '@holdfast/contracts';
import { endTokenAtTheCommandLine, tokensOf } from '../tokens';
import { withOrganisation } from './beside-the-database';
import { done } from './outcome';
import { OverTheApi, SERVER_OPTION } from './over-the-api';
import type { Verb } from './verb';

const ORGANISATION_OPTION = { organisation: { takes: 'NAME', says: 'which one, by name or id, where there are several' } } as const;

export const tokenShow: Verb = {
  name: 'token show', usage: '', works: 'over the API', takes: [0, 0],
  summary: 'says what the token of HOLDFAST_TOKEN stands for',
  options: SERVER_OPTION,
  run: async (asked) => {
    const token = await new OverTheApi(asked).get<TokenInUseView>('tokens/current');
    const { name, owner, role, unitName, readOnly, expiresOn, organisation } = token;
    return done([`"${name}" of the ${owner.jobTitle}: ${role} in ${unitName === organisation.name ? unitName : `${unitName}, ${organisation.name}`}. It ${readOnly ? 'reads only' : 'may change things'}, until ${expiresOn}.`], token);
  },
};

export const tokenList: Verb = {
  name: 'token list', usage: '[--organisation NAME]', works: 'beside the database', takes: [0, 0],
  summary: 'lists API tokens, whose they are and when they were last used',
  options: ORGANISATION_OPTION,
  run: ({ text }) =>
    withOrganisation(text('organisation'), async ({ database, organisation }) => {
      const tokens = await database.read(organisation.id, (sql) => tokensOf(sql, organisation.id));
      return done(
        tokens.length === 0
          ? ['Nobody has made a token.']
          : tokens.map((one) => `${one.id}  ${one.shownStart}...  ${one.state}  ${one.owner.jobTitle}: ${one.name} (${one.role} in ${one.unitName}), until ${one.expiresOn}, ${one.lastUsedAt === null ? 'never used' : `last used ${new Date(one.lastUsedAt).toISOString()} from ${one.lastUsedFrom}`}`),
        tokens,
      );
    }),
};

export const tokenEnd: Verb = {
  name: 'token end', usage: 'ID [--organisation NAME]', works: 'beside the database', takes: [1, 1],
  summary: 'ends an API token: it opens nothing from the next request on',
  options: ORGANISATION_OPTION,
  run: ({ positionals: [id = ''], text }) =>
    withOrganisation(text('organisation'), async ({ database, organisation }) => {
      const ended = await database.writeUnattended(organisation.id, (tx) => endTokenAtTheCommandLine(tx, id));
      return done([`"${ended.name}" of the ${ended.owner.jobTitle} has ended.`], ended);
    }),
};
