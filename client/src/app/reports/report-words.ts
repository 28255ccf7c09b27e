import type { MadeReportRow } from '@holdfast/contracts';
import { REPORT_WORDS, type ReportFormat } from '@holdfast/domain';
import { exactMoment } from '../freezes/freeze-words';
import { day } from '../shared/words/dates';

export const FORMAT_WORDS: Readonly<Record<ReportFormat, string>> = { pdf: 'PDF', docx: 'Word' };

/** "Register for members, Part A" */
export const reportInWords = ({ report, part, detail, basis }: MadeReportRow): string =>
  `${REPORT_WORDS[report].name}${part ? `, Part ${part}` : ''}${detail === 'exceptions' ? ', by exception' : ''}${basis === 'evidenced' ? ', as evidenced' : ''}`;

/** What it shows: a freeze, a past day, or the moment it was made. */
export function showsInWords({ freeze, asAt, moment }: MadeReportRow, zone: string | undefined): string {
  if (freeze) return `the freeze ${freeze.name}`;
  return asAt ? `the end of ${day(moment, { dated: true, zone })}` : `as at ${exactMoment(moment, zone)}`;
}

/** The same report once more: what the form begins with. */
export const againAddress = ({ report, register, unit, freeze, basis }: MadeReportRow): Record<string, string> => ({
  report, ...(register ? { register: register.id } : {}), ...(unit ? { unit: unit.id } : {}), ...(freeze ? { freeze: freeze.id } : {}), ...(basis === 'evidenced' ? { basis } : {}),
});
