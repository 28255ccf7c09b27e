import { done, refused } from './outcome';
import { OverTheApi, SERVER_OPTION } from './over-the-api';
import type { Verb } from './verb';
import { putWhole } from './whole-file';

export const auditBundle: Verb = {
  name: 'audit bundle', usage: '--from DAY --to DAY [--out FILE]', works: 'over the API', takes: [0, 0],
  summary: 'takes a period along: registers at both ends, every change between, and what proves it',
  options: {
    ...SERVER_OPTION,
    from: { takes: 'DAY', says: 'the first day, such as 2026-04-01' },
    to: { takes: 'DAY', says: 'the last day, such as 2026-06-30' },
    out: { takes: 'FILE', says: 'where it is written; otherwise here, under the name of its period' },
  },
  run: async (asked) => {
    const [from, to] = [asked.text('from'), asked.text('to')];
    if (!from || !to) throw refused('Say which period, by --from and --to.');
    const file = asked.text('out') ?? `holdfast-audit-${from}-to-${to}.zip`;
    const api = new OverTheApi(asked);
    await putWhole(file, { called: 'The bundle' }, () => api.stream(`audit-bundle?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`));
    return done([`${from} to ${to} is in ${file}. Unpack it and run node verify.mjs.`], { from, to, file });
  },
};
