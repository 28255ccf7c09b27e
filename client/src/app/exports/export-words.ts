import type { ExportFormat, ExportPart, ExportTableName } from '@holdfast/domain';

export const FORMAT_WORDS: Readonly<Record<ExportFormat, string>> = { xlsx: 'Workbook (XLSX)', csv: 'CSV', json: 'JSON', pdf: 'PDF' };

export const PART_WORDS: Readonly<Record<ExportPart, string>> = { A: 'Part A, public wording', B: 'Part B, in full' };

export const TABLE_WORDS: Readonly<Record<ExportTableName, string>> = { risks: 'Risks', history: 'Assessments over time', actions: 'Actions', controls: 'Controls', matrices: 'Matrices' };
