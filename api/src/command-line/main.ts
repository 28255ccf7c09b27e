import 'reflect-metadata';
import { StartRefusal, wordsOf } from '@holdfast/db';
import { Refusal } from '../platform/refusal';
import { SettingsRefusal } from '../settings';
import { CommandFault, EXIT, type Exit, type Outcome } from './outcome';
import { readArguments } from './read-arguments';
import { VERBS } from './verbs';

interface Ended {
  exit: Exit;
  words: readonly string[];
  report: unknown;
  given?: boolean;
}

/** A reader that went away, such as `head`, is no fault. */
process.stdout.on('error', () => process.exit(EXIT.done));

async function run(args: readonly string[]): Promise<Ended & { json: boolean }> {
  let json = args.includes('--json');
  try {
    const read = readArguments(args, VERBS);
    if ('help' in read) return { exit: EXIT.done, words: [read.help], report: { help: read.help }, json };
    ({ json } = read);
    return { ...(await read.verb.run(read.asked)), json };
  } catch (thrown) {
    return { ...faultOf(thrown), json };
  }
}

function faultOf(thrown: unknown): Outcome {
  const fault = (exit: Exit, message: string, detail?: unknown): Outcome => ({ exit, words: [message], report: { fault: message, ...(detail === undefined ? {} : { detail }) } });
  if (thrown instanceof CommandFault) return fault(thrown.exit, thrown.message, thrown.detail);
  if (thrown instanceof SettingsRefusal) return fault(EXIT.wrongUse, thrown.message);
  if (thrown instanceof StartRefusal) return fault(EXIT.outOfReach, thrown.message);
  if (thrown instanceof Refusal) return fault(EXIT.refused, [thrown.title, ...(thrown.more.errors ?? []).map(({ message }) => `${message}.`)].join(' '), thrown.more);
  return fault(EXIT.outOfReach, `This could not be done: ${wordsOf(thrown)}.`);
}

const { exit, words, report, json, given } = await run(process.argv.slice(2));
const said = `${words.join('\n')}\n`;
if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
(json || given || exit !== EXIT.done ? process.stderr : process.stdout).write(said);
process.exitCode = exit;
