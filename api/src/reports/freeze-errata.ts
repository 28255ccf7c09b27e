import type { ErratumView } from '@holdfast/contracts';
import { ERRATUM_FIELD_WORDS } from '@holdfast/domain';
import { heading, text, type Block } from './blocks';

/**
 * What was found to be wrong in a freeze since: the report shows what was frozen, and says this beside it. A word of it may be exempt,
 * so what the public reads says only how many there are.
 */
export function freezeErrata(errata: readonly ErratumView[], publicly: boolean, moment: (iso: string) => string): Block[] {
  if (errata.length === 0) return [];
  const many = errata.length === 1 ? '1 erratum was' : `${errata.length} errata were`;
  if (publicly) return [heading('Errata'), text(`${many} noted of this freeze since. What was frozen is shown as it was.`)];
  return [
    heading('Errata'), text(`${many} noted of this freeze since. What was frozen is shown above as it was.`),
    {
      kind: 'table', label: 'Errata of the freeze', columns: [{ heading: 'About', share: 3 }, { heading: 'It says', share: 3 }, { heading: 'It should say', share: 3 }, { heading: 'Why', share: 3 }, { heading: 'Noted', share: 2 }],
      rows: errata.map(({ risk, field, says, shouldSay, reason, author, recordedAt }) => [
        risk ? `${risk.reference} ${risk.title}${field ? `: ${ERRATUM_FIELD_WORDS[field].toLowerCase()}` : ''}` : 'The whole freeze', says, { words: shouldSay, strong: true }, reason, `${author.jobTitle}, ${moment(recordedAt)}`,
      ]),
    },
  ];
}
