/** What a situation report is composed of. Times come as they are to be read. */
export interface Situation {
  readonly day: number;
  /** How long it lasts: "6 h 40 min". */
  readonly lasts: string;
  /** Names of what came back, with how long it took. */
  readonly back: readonly { readonly name: string; readonly took: string }[];
  readonly givenUp: readonly string[];
  /** Names of what is lost and not back. */
  readonly out: readonly string[];
  readonly stepsDone: number;
  readonly steps: number;
  /** Titles of the steps under way. */
  readonly underWay: readonly string[];
  /** Problems and decisions since the report before. */
  readonly problems: readonly string[];
  readonly decisions: readonly string[];
  /** When the next report is due, as it is to be read; null: none is asked for. */
  readonly nextReport: string | null;
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

/** The text of a situation report, one thing to a line, to be edited before it is filed. What there is nothing to say about is left out. */
export function composeSituationReport(of: Situation): string {
  return [
    `Day ${of.day}, ${of.lasts} after the start of the outage.`,
    of.back.length > 0 ? `Back: ${listed(of.back.map(({ name, took }) => `${name} (after ${took})`))}.` : 'Nothing is back yet.',
    ...(of.givenUp.length > 0 ? [`Given up: ${listed(of.givenUp)}.`] : []),
    ...(of.out.length > 0 ? [`Still out: ${listed(of.out)}.`] : []),
    ...(of.steps > 0 ? [`Steps: ${of.stepsDone} of ${of.steps} done${of.underWay.length > 0 ? `. Under way: ${listed(of.underWay)}` : ''}.`] : []),
    ...(of.problems.length > 0 ? [`Problems: ${of.problems.join('; ')}.`] : []),
    ...(of.decisions.length > 0 ? [`Decided: ${of.decisions.join('; ')}.`] : []),
    ...(of.nextReport === null ? [] : [`Next report: ${of.nextReport}.`]),
  ].join('\n');
}
