import type { FreezeView, RegisterSummary } from '@holdfast/contracts';
import { foundRegister } from './found-register';
import { done, refused } from './outcome';
import { OverTheApi, SERVER_OPTION } from './over-the-api';
import type { Verb } from './verb';

export const freeze: Verb = {
  name: 'freeze', usage: 'REGISTER... --name NAME [--as-at DAY]', works: 'over the API', takes: [1, 200],
  summary: 'freezes registers, each named by its prefix, name or id',
  options: {
    ...SERVER_OPTION,
    name: { takes: 'NAME', says: 'what the freeze is called, such as "Quarter 1, 2026/27"' },
    'as-at': { takes: 'DAY', says: 'the end of a day that is over, such as 2026-06-30; otherwise now' },
  },
  run: async (asked) => {
    const api = new OverTheApi(asked);
    const name = asked.text('name');
    if (!name) throw refused('Say what the freeze is called, by --name.');
    const registers = await api.get<RegisterSummary[]>('registers');
    // All are found before the first is frozen.
    const wanted = asked.positionals.map((typed) => foundRegister(typed, registers));
    const frozen: FreezeView[] = [];
    for (const { id } of wanted) frozen.push(await api.post<FreezeView>(`registers/${id}/freezes`, { name, ...(asked.text('as-at') ? { asAt: asked.text('as-at') } : {}) }));
    return done(
      frozen.map(({ register, name: called, open, digest }) => `${register.name} is frozen as "${called}": ${open} open ${open === 1 ? 'risk' : 'risks'}, digest ${digest}`),
      frozen.map(({ id, name: called, moment, digest, open, closed, register }) => ({ id, name: called, moment, digest, open, closed, register: { id: register.id, name: register.name } })),
    );
  },
};
