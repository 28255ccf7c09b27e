import type { DepartureView } from '@holdfast/contracts';

type HandedOver = DepartureView['handedOver'];

const NOUNS: Readonly<Record<keyof HandedOver, string>> = { registers: 'register', risks: 'open risk', controls: 'control', actions: 'action', recommendations: 'recommendation', partnerships: 'partnership', plans: 'recovery plan', objectives: 'objective', indicators: 'indicator', activities: 'activity', resources: 'resource', rehearsals: 'rehearsal', invocations: 'running invocation', failureReviews: 'open review of a failure' };

const plural = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);

/** "2 registers, 1 open risk and 3 controls"; empty where nothing was handed over. */
export function handedOverInWords(handedOver: HandedOver): string {
  const parts = (Object.keys(NOUNS) as (keyof HandedOver)[]).flatMap((key) => (handedOver[key] > 0 ? [`${handedOver[key]} ${handedOver[key] === 1 ? NOUNS[key] : plural(NOUNS[key])}`] : []));
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
