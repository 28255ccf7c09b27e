import { parseArgs } from 'node:util';
import { helpOf, helpOfVerb } from './help';
import { nearest } from './nearest';
import { wrongUse } from './outcome';
import type { Asked, Verb } from './verb';

export type Read = { help: string } | { verb: Verb; asked: Asked; json: boolean };

/** What is asked for, or what is wrong with how. A verb is one word or two. */
export function readArguments(args: readonly string[], verbs: readonly Verb[]): Read {
  const [first, second] = args;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return { help: helpOf(verbs) };
  const verb = verbs.find(({ name }) => name === `${first} ${second ?? ''}`) ?? verbs.find(({ name }) => name === first);
  if (!verb) throw wrongUse(unknownVerb(first, second, verbs));
  const rest = args.slice(verb.name.split(' ').length);
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, ...Object.fromEntries(Object.entries(verb.options).map(([name, { takes }]) => [name, { type: takes ? ('string' as const) : ('boolean' as const) }])) } as const;
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({ args: rest, options, allowPositionals: true });
  } catch (thrown) {
    throw wrongUse(`${faultInWords(thrown, verb)}\n\n${helpOfVerb(verb)}`);
  }
  const { values, positionals } = parsed;
  if (values['help']) return { help: helpOfVerb(verb) };
  const [least, most] = verb.takes;
  if (positionals.length < least || positionals.length > most) throw wrongUse(`holdfast ${verb.name} ${verb.usage}`.trim());
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return { verb, asked: { positionals, text, flag: (name) => values[name] === true }, json: values['json'] === true };
}

function unknownVerb(first: string, second: string | undefined, verbs: readonly Verb[]): string {
  const names = verbs.map(({ name }) => name);
  const under = names.filter((name) => name.startsWith(`${first} `));
  const meant = nearest(second && !second.startsWith('-') ? `${first} ${second}` : first, names) ?? nearest(first, names);
  if (meant) return `There is no verb "${[first, second && !second.startsWith('-') ? second : ''].join(' ').trim()}". Did you mean: holdfast ${meant}`;
  if (under.length > 0) return `Say which of: ${under.map((name) => `holdfast ${name}`).join(', ')}.`;
  return `There is no verb "${first}". holdfast --help lists them.`;
}

/** In one line; Node explains at length how a value may begin with a hyphen. */
function faultInWords(thrown: unknown, verb: Verb): string {
  const message = String((thrown as Partial<Error>).message);
  const [, unknown] = /Unknown option '--?([\w-]+)'/.exec(message) ?? [];
  if (unknown === undefined) return message.split('\n')[0]!;
  const meant = nearest(unknown, [...Object.keys(verb.options), 'json', 'help']);
  return `There is no option --${unknown}.${meant ? ` Did you mean --${meant}?` : ''}`;
}
