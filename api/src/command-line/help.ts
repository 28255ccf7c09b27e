import type { Verb } from './verb';

const ENDS = `It ends with 0 when done, 1 when refused or faults were found, 2 when used wrongly, 3 when it waits for what a person has to
say (a question about a file, rows that cannot be read), 4 when what it needs could not be reached.
With --json the report is on standard output as JSON, and words are on standard error alone.`;

const WORKS: Readonly<Record<Verb['works'], string>> = {
  'beside the database': 'Beside the database, for whoever runs the server: the database of DATABASE_URL, or the one in DATA_DIR',
  'over the API': 'Over the API of a server, for whoever has a token: --server or HOLDFAST_SERVER, and HOLDFAST_TOKEN',
};

const PAD = 22;

/** What `holdfast --help` says. */
export function helpOf(verbs: readonly Verb[]): string {
  const part = (works: Verb['works']): string[] => [`${WORKS[works]}:`, ...verbs.filter((verb) => verb.works === works).map(({ name, summary }) => `  ${name.padEnd(PAD)}${summary}`), ''];
  return ['holdfast VERB ... [--json]', '', ...part('beside the database'), ...part('over the API'), 'holdfast VERB --help says what a verb takes.', '', ENDS].join('\n');
}

/** What `holdfast VERB --help` says. */
export function helpOfVerb({ name, usage, summary, works, options }: Verb): string {
  const lines = Object.entries(options).map(([option, { takes, says }]) => `  ${`--${option}${takes ? ` ${takes}` : ''}`.padEnd(PAD)}${says}`);
  return [`holdfast ${name} ${usage}`.trim(), '', `${summary[0]?.toUpperCase() ?? ''}${summary.slice(1)}.`, `${WORKS[works]}.`, '', ...lines, `  ${'--json'.padEnd(PAD)}the report as JSON`, '', ENDS].join('\n');
}
