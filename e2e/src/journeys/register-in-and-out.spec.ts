import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { extractText } from 'unpdf';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

const RISKS = [
  ['R-01', 'The depot floods', 'Heavy rain', 'Head of ICT', '4 - Likely', '4 - Major', '3 - Possible', '4 - Major', 12, '03/04/2026', 'Levy'],
  ['R-02', 'The contractor goes out of business', 'A loss year', 'Head of ICT', '5 - Almost certain', '3 - Moderate', '2 - Unlikely', '3 - Moderate', 9, '05/06/2026', 'Grant, second year'],
  ['R-03', '=Fuel cannot be bought', 'A strike', 'Head of ICT', '2 - Unlikely', '2 - Minor', '1 - Rare', '2 - Minor', 2, '07/08/2026', ''],
] as const;

/** As people keep it: a title and guidance above, headings over headings, a day that could be two, a score that does not fit, a column of their own. */
async function register(rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Depot register');
  sheet.addRow(['Depot risk register, quarter 1']);
  sheet.mergeCells('A1:K1');
  sheet.addRow(['Score likelihood and impact from 1 to 5. Owners review each month.']);
  sheet.addRow([]);
  sheet.addRow(['', '', '', '', 'Inherent', '', 'Residual', '', '', '', '']);
  sheet.mergeCells('E4:F4');
  sheet.mergeCells('G4:I4');
  sheet.addRow(['Ref', 'Risk', 'Cause', 'Risk owner', 'Likelihood', 'Impact', 'Likelihood', 'Impact', 'Score', 'Review date', 'Funding']);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const file = async (name: string, rows: readonly (readonly (string | number)[])[]) => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await register(rows) });

test('a hard workbook comes in with one question, goes out in each format with nothing missing, and comes in again with its differences only', async ({ page, signedInAs, council }) => {
  test.setTimeout(300_000);
  const into = await council.register({});
  await signedInAs('Risk Manager');

  await test.step('it is read, and asks which of two days is meant', async () => {
    await page.goto(`/registers/${into.id}/import`);
    await settled(page);
    await expectClean(page, 'where the file of a register is chosen');
    await page.locator('input[type=file]').setInputFiles(await file('depot.xlsx', RISKS));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what was understood');
    const table = page.getByRole('region', { name: /^Depot register/ });
    await expect(table).toContainText('1 kept as extra fields, none dropped');
    await expect(page.getByRole('status')).toContainText('One answer is needed');
    await settled(page);
    await expectClean(page, 'a register that asks a question');
    await page.getByRole('group', { name: /Review date.* day first or month first/ }).getByRole('radio', { name: /^Day first/ }).click();
    await expect(page.getByRole('status')).toContainText('Every row was understood.');
  });

  await test.step('it is written, and says what became of each row', async () => {
    await page.getByRole('button', { name: 'Import 3 risks' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('depot.xlsx', { timeout: 60_000 });
    await settled(page);
    await expectClean(page, 'what came of the import of a register');
  });

  await test.step('a score that is not likelihood times impact stands as it was published, and the column of their own is kept', async () => {
    await page.goto(`/registers/${into.id}`);
    await page.getByRole('link', { name: 'The contractor goes out of business' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The contractor goes out of business');
    await settled(page);
    await expect(page.getByRole('region', { name: /^From the imported register/ })).toContainText('Grant, second year');
    await expect(page.locator('main')).toContainText('Published');
    await expectClean(page, 'a risk from an imported register');
  });

  const exported = async (format: string): Promise<Buffer> => {
    await page.goto(`/registers/${into.id}`);
    await settled(page);
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog', { name: `Export ${into.name}` });
    await dialog.getByLabel('Format').selectOption(format);
    await dialog.getByRole('button', { name: 'Export' }).press('Enter');
    const link = dialog.getByRole('link', { name: 'Download' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
    return readFileSync(await download.path());
  };

  await test.step('each format says the same, and no cell becomes a formula', async () => {
    const book = new ExcelJS.Workbook();
    const bytes = await exported('xlsx');
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const cells: string[] = [];
    book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => {
      expect(cell.formula, `${sheet.name} ${cell.address}`).toBeFalsy();
      cells.push(cell.text);
    })));
    const said: Record<string, string> = {
      xlsx: cells.join('\n'), csv: (await exported('csv')).toString('utf8'), json: (await exported('json')).toString('utf8'),
      pdf: (await extractText(new Uint8Array(await exported('pdf')), { mergePages: true })).text.replace(/\s+/g, ' '),
    };
    for (const [format, text] of Object.entries(said)) for (const title of ['The depot floods', 'The contractor goes out of business', 'Fuel cannot be bought']) expect(text, format).toContain(title);
    for (const format of ['xlsx', 'csv', 'json']) expect(said[format], format).toContain('Grant, second year');
  });

  await test.step('the next quarter brings what is different, and says what is missing', async () => {
    const next = [[...RISKS[0].slice(0, 7), '5 - Severe', 15, ...RISKS[0].slice(9)], [...RISKS[1]], ['R-04', 'The roof leaks', 'Age', 'Head of ICT', '3 - Possible', '3 - Moderate', '2 - Unlikely', '3 - Moderate', 6, '09/10/2026', '']];
    await page.goto(`/registers/${into.id}/import`);
    await page.locator('input[type=file]').setInputFiles(await file('depot quarter 2.xlsx', next));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what was understood');
    await page.getByRole('radio', { name: /^Day first/ }).click();
    await expect(page.getByRole('status')).toContainText('1 risk is new. 1 changes. 1 is as here already.');
    await expect(page.getByRole('region', { name: /^Not in the file/ })).toContainText('Fuel cannot be bought');
    await settled(page);
    await expectClean(page, 'the differences of a second import');
  });
});

test('a long file that is stopped while it is written leaves nothing behind, and comes in afterwards', async ({ page, signedInAs, council }) => {
  test.setTimeout(300_000);
  const LONG = 6_000;
  const into = await council.register({});
  const rows = Array.from({ length: LONG }, (_, index) => `Loss of supplier ${index + 1},Head of ICT,${(index % 5) + 1},${(index % 4) + 1}`);
  const long = { name: 'suppliers.csv', mimeType: 'text/csv', buffer: Buffer.from(`Risk,Risk owner,Likelihood,Impact\n${rows.join('\n')}\n`) };
  const write = page.getByRole('button', { name: 'Import 6,000 risks' });
  const risks = async (): Promise<number> => (await council.get<{ total: number }>(`registers/${into.id}/risks`)).total;
  await signedInAs('Risk Manager');

  await test.step('it is read, and nothing is written', async () => {
    await page.goto(`/registers/${into.id}/import`);
    await page.locator('input[type=file]').setInputFiles(long);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what was understood', { timeout: 60_000 });
    await expect(page.getByRole('status')).toContainText('Every row was understood. 6,000 risks are new.');
  });

  await test.step('while it is written the page says how far it is, and the button that stops it has the focus', async () => {
    await write.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Writing the register');
    await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused();
    await expect(page.getByRole('progressbar', { name: /^(It waits for its turn|Reading the file again|Writing: [\d,]+ of 6,000 rows)$/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('The writing was stopped. Nothing has been written.')).toBeVisible();
  });

  await test.step('nothing of it is in the register, and the file is still there to look at', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what was understood');
    await expect.poll(risks).toBe(0);
    await settled(page);
    await expectClean(page, 'a file whose writing was stopped');
    await page.goto(`/registers/${into.id}/import`);
    await expect(page.getByRole('region', { name: 'Not written yet' })).toContainText('The writing was stopped. Nothing has been written.');
    await page.getByRole('link', { name: long.name }).press('Enter');
  });

  await test.step('asked for again, the whole of it is written', async () => {
    await write.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(long.name, { timeout: 180_000 });
    await expect(page.getByText('6,000 new', { exact: true })).toBeVisible();
    expect(await risks()).toBe(LONG);
  });
});
