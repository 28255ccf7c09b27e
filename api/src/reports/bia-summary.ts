import type { AnalysisState, ImpactAnalysisRow } from '@holdfast/contracts';
import { durationInWords, type Duration } from '@holdfast/domain';
import { heading, text, type Described } from './blocks';
import { counted } from './words';

type Day = (day: string) => string;

const STATE_WORDS: Readonly<Record<AnalysisState, string>> = { none: 'Not analysed', draft: 'Draft', submitted: 'Waits for approval', returned: 'Returned', approved: 'Approved' };

interface Analysed {
  unit: string;
  rows: readonly ImpactAnalysisRow[];
  calendars: readonly { id: string; name: string }[];
  today: string;
}

/** Every activity with the times by which it has to be back. Unknown is unknown. */
export function biaSummary({ unit, rows, calendars, today }: Analysed, day: Day): Described {
  const time = (duration: Duration | null): string => (duration ? durationInWords(duration, calendars) : 'Not known');
  const activities = new Set(rows.map(({ activityId }) => activityId)).size;
  const count = (state: AnalysisState): number => new Set(rows.filter((row) => row.state === state).map(({ activityId }) => activityId)).size;
  const late = rows.filter(({ state, nextReview }) => state === 'approved' && nextReview !== null && nextReview < today).length;
  return {
    title: `Impact analysis, ${unit}`, marking: 'For officers.', landscape: true,
    facts: [
      ['Unit', `${unit} and below`], ['Activities in use', String(activities)], ['With an approved analysis', `${count('approved')} of ${activities}`],
      ['Never analysed', String(count('none'))], ['Review late', String(late)], ['With contradictions', String(rows.filter(({ contradictions }) => contradictions.length > 0).length)],
    ],
    blocks: [
      heading('Activities and their times'),
      ...(rows.length === 0
        ? [text('No activity is in use here.')]
        : [
            text('MTPD: how long it can be down at most; “or less” where some impacts before that are not known. RTO: how soon it has to be back. RPO: how much data may be lost. An activity whose next version is at work has a row for each.'),
            {
              kind: 'table' as const, label: 'Activities',
              columns: [
                { heading: 'Reference', share: 9 }, { heading: 'Activity', share: 28 }, { heading: 'Unit', share: 16 }, { heading: 'Owner', share: 17 }, { heading: 'MTPD', share: 10 }, { heading: 'RTO', share: 10 }, { heading: 'RPO', share: 10 },
                { heading: 'State', share: 14 }, { heading: 'Next review', share: 13 },
              ],
              rows: rows.map((row) => [
                row.reference, row.name, row.unitName, row.owner.jobTitle, time(row.mtpd), time(row.rto), time(row.rpo),
                `${STATE_WORDS[row.state]}${row.number === null ? '' : `, version ${row.number}`}${row.unknowns > 0 ? `, ${counted(row.unknowns, 'unknown')}` : ''}`,
                { words: row.nextReview ? day(row.nextReview) : 'Not set', strong: row.nextReview !== null && row.nextReview < today },
              ]),
            },
          ]),
    ],
  };
}
