import type { CreateRegisterRequest, DraftJobView, ImportDraftView, ImportJobView, ImportView, RegisterImportDraftView, RegisterView } from '@holdfast/contracts';
import { FINANCE_FILES, FINANCE_REGISTER, HOSTED_SYSTEMS, type DemoCouncil, type LoadDay } from '@holdfast/db';
import type { Voice } from './speaker';
import type { Step } from './step';

/** After the reports of the day. */
const MINUTE = 436;

/** What came in from files: a list of systems, and a register twice, the second time with its differences alone. */
export function storyOfImports(council: DemoCouncil, day: LoadDay): Step[] {
  const { daysAgo, fileName, sheet, rows } = HOSTED_SYSTEMS;
  let registerId: string | undefined;
  return [
    {
      at: day.moment(daysAgo, MINUTE), by: 'continuityManager',
      act: async (voice) => bring(voice, 'continuity-import-drafts', await voice.upload<ImportDraftView>(`continuity-import-drafts?name=${encodeURIComponent(fileName)}`, await workbook(sheet, rows))),
    },
    {
      at: day.moment(FINANCE_REGISTER.createdDaysAgo, MINUTE), by: 'riskManager',
      act: async (voice) => {
        registerId = (await voice.post<RegisterView>('registers', requestOf(council))).id;
      },
    },
    ...FINANCE_FILES.map((file): Step => ({
      at: day.moment(file.daysAgo, MINUTE + 1), by: 'riskManager',
      act: async (voice) => bring(voice, 'register-import-drafts', await voice.upload<RegisterImportDraftView>(`registers/${registerId}/import-drafts?name=${encodeURIComponent(file.fileName)}`, Buffer.from(commaSeparated(file.rows)))),
    })),
  ];
}

/** As it was looked at; there must be nothing left to ask. */
async function bring(voice: Voice, drafts: string, { id, digest, faults }: Pick<ImportDraftView | RegisterImportDraftView, 'id' | 'digest' | 'faults'>): Promise<void> {
  if (faults.length > 0) throw new TypeError(`The demo cannot be told: a file of it asks ${JSON.stringify(faults)}`);
  const asked = await voice.post<ImportView | ImportJobView>(`${drafts}/${id}/import`, { digest });
  if (!('state' in asked)) return;
  let job: ImportJobView | null = asked;
  while (job?.state === 'waiting' || job?.state === 'running') {
    await new Promise((resume) => setTimeout(resume, 20));
    ({ job } = await voice.get<DraftJobView>(`${drafts}/${id}/import`));
  }
  if (job?.state !== 'done') throw new TypeError(`The demo cannot be told: ${job?.fault}`);
}

function requestOf({ registers, units, people }: DemoCouncil): CreateRegisterRequest {
  const { name, description, prefix, owner, appetite, reviewMonths } = FINANCE_REGISTER;
  const scored = registers.find(({ prefix }) => prefix === 'SOB');
  if (!scored) throw new TypeError('the demo has a register of service objectives');
  return { name, description, layer: 'operational', prefix, unitId: units.finance, ownerId: people[owner], matrixVersionId: scored.matrixVersionId, appetite, reviewMonths, parentId: null };
}

async function workbook(sheet: string, rows: typeof HOSTED_SYSTEMS.rows): Promise<Buffer> {
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  book.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const commaSeparated = (rows: typeof HOSTED_SYSTEMS.rows): string => rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
