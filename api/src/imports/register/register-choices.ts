import type { RegisterImportChoicesRequest } from '@holdfast/contracts';
import type { RegisterChoices as ReadingChoices } from '@holdfast/domain';

/** What a person said about a register's file. */
export type RegisterChoices = RegisterImportChoicesRequest;

export const NO_REGISTER_CHOICES: RegisterChoices = {
  fields: [], dates: [], scales: [], answers: [], mended: [], taken: [], leftOut: [], unreadable: null, ownerless: null, matrix: 'existing', closeMissing: [],
};

/** What a profile keeps: nothing of single rows, and nothing of risks here. */
export const forNextTime = ({ tables, fields, dates, scales, answers, mended, unreadable, ownerless, matrix }: RegisterChoices): Partial<RegisterChoices> => ({
  ...(tables ? { tables } : {}), fields, dates, scales, answers, mended, unreadable, ownerless, matrix,
});

/** The same as the reading of files takes it. */
export const forReading = ({ tables, fields, dates, scales, answers, taken, leftOut, unreadable, matrix }: RegisterChoices): ReadingChoices => ({
  ...(tables ? { tables } : {}),
  fields: Object.fromEntries(fields.map(({ column, field }) => [column, field])),
  dates: Object.fromEntries(dates.map(({ column, order }) => [column, order])),
  scales: {
    likelihood: scaleOf(scales, 'likelihood'), impact: scaleOf(scales, 'impact'), level: scaleOf(scales, 'level'),
  },
  answers: Object.fromEntries(answers.map(({ key, answer }) => [key, answer])),
  taken, leftOut, matrix, ...(unreadable ? { unreadable } : {}),
});

const scaleOf = (scales: RegisterChoices['scales'], of: RegisterChoices['scales'][number]['of']): Record<string, string | null> =>
  Object.fromEntries(scales.filter((one) => one.of === of).map(({ raw, code }) => [raw, code]));
