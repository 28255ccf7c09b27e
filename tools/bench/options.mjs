// What the command line asks for.

export const USAGE = `npm run bench -- [options]
  --full             also with 1,000,000 risks, and 1,000,000 audit events
  --sizes 1000,5000  with these numbers of risks instead
  --only NAME        only cases whose name holds NAME (repeatable); --only start, --only first-load, --only as-at, --only audit-verify, --only recovery,
                     --only evidence, --only import, --only export
  --rounds 5         alternating rounds for each case
  --round-ms 300     how long a round lasts
  --markdown         tables for the README
  --cpu-prof         write a CPU profile of the server for each size to dist/bench`;

const SIZES = [1_000, 10_000, 100_000];
const FULL = 1_000_000;

/** The options, or `fault`: a sentence that says what is wrong with them. */
export function readOptions(args) {
  const options = { sizes: SIZES, only: [], rounds: 5, roundMs: 300, full: false, markdown: false, cpuProf: false, help: false };
  const flags = { '--full': () => Object.assign(options, { full: true, sizes: [...SIZES, FULL] }), '--markdown': () => (options.markdown = true), '--cpu-prof': () => (options.cpuProf = true), '--help': () => (options.help = true) };
  const valued = {
    '--sizes': (value) => (options.sizes = value.split(',').map(Number)),
    '--only': (value) => options.only.push(value),
    '--rounds': (value) => (options.rounds = Number(value)),
    '--round-ms': (value) => (options.roundMs = Number(value)),
  };
  const waiting = args.flatMap((arg) => (arg.startsWith('--') && arg.includes('=') ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const value = valued[name] && waiting.shift();
    if (flags[name]) flags[name]();
    else if (value !== undefined) valued[name](value);
    else return { fault: valued[name] ? `${name} needs a value.` : `There is no option ${name}.` };
  }
  const whole = (number) => Number.isInteger(number) && number > 0;
  if (!options.sizes.every((size) => whole(size) && size >= 1_000)) return { fault: '--sizes takes whole numbers from 1000, with commas between them.' };
  if (!whole(options.rounds) || !whole(options.roundMs)) return { fault: '--rounds and --round-ms take whole numbers.' };
  return options;
}

/** Whether a case of this name was asked for. */
export const wants = ({ only }, name) => only.length === 0 || only.some((part) => name.includes(part));
