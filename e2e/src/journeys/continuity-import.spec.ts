import ExcelJS from 'exceljs';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

/** 120 applications under titles of their own, with an owner in row 7 whom nobody knows. */
async function systems(word: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Applications');
  sheet.addRow([`Systems of ${word}`]);
  sheet.addRow([]);
  sheet.addRow(['System', 'Type', 'Service', 'Responsible officer', 'RTO (hours)', 'RPO']);
  for (let n = 1; n <= 120; n += 1) sheet.addRow([`${word} system ${n}`, 'Application', 'ICT', n === 4 ? 'Infrastructur Manger' : 'Infrastructure Manager', 4 + (n % 20), '24 hours']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a workbook of 120 applications is imported: an owner in row 7 is mended by choosing, and coming again it brings nothing new', async ({ page, signedInAs }) => {
  test.setTimeout(240_000);
  const word = `Quarry${Math.random().toString(36).slice(2, 8)}`;
  const file = { name: `${word}.xlsx`, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await systems(word) };
  await signedInAs('Risk Manager');

  await test.step('the list of resources leads there', async () => {
    await page.goto('/resources');
    await settled(page);
    await page.getByRole('link', { name: 'Import' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import');
    await expectClean(page, 'where a file is chosen');
  });

  await test.step('what was understood is shown, and row 7 has to be mended', async () => {
    await page.locator('#import-file').setInputFiles(file);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check what was understood');
    await expect(page.getByRole('status')).toContainText('1 row cannot be read yet.');
    await expect(page.getByRole('region', { name: 'Applications' })).toContainText('Table at A3 to F123');
    await expect(page.getByRole('row', { name: /Responsible officer/ })).toContainText('Another word for Owner');
    await expectClean(page, 'a file that has something to mend');
    await page.getByRole('button', { name: 'Import 119 rows' }).click();
    await expect(page.getByRole('alert')).toContainText('1 row cannot be read yet. Mend it, or leave it out. Nothing has been written.');
  });

  await test.step('choosing what was meant mends it, by keyboard', async () => {
    const act = page.getByRole('combobox', { name: 'What to do about row 7, Owner' });
    await act.focus();
    await act.selectOption({ label: 'Read as “Infrastructure Manager”' });
    await expect(page.getByRole('status')).toContainText('Every row was understood. 120 new.');
    await page.getByRole('button', { name: 'Import 120 rows' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${word}.xlsx`, { timeout: 60_000 });
    await expect(page.getByText('120 new', { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'How it was read' })).toContainText('“Infrastructur Manger” as “Infrastructure Manager”');
    await settled(page);
    await expectClean(page, 'what came of an import');
  });

  await test.step('the second time nothing is new', async () => {
    await page.goto('/continuity-import?of=resources');
    await page.locator('#import-file').setInputFiles({ ...file, name: `${word} again.xlsx` });
    await page.getByRole('combobox', { name: 'What to do about row 7, Owner' }).selectOption({ label: 'Leave this row out' });
    await expect(page.getByRole('status')).toContainText('Nothing here is new or different. 119 rows of the file are as they are here already.');
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import');
  });

  await test.step('what came in is found again, and the resources are there', async () => {
    await page.goto(`/imports?q=${word}`);
    await expect(page.getByRole('link', { name: `${word}.xlsx` })).toBeVisible();
    await settled(page);
    await expectClean(page, 'imports');
    await page.goto(`/resources?q=${word}`);
    await expect(page.getByText('120 resources', { exact: true })).toBeVisible();
  });
});

test('a table that was copied is pasted, and a file that is none is refused with a sentence', async ({ page, signedInAs }) => {
  await signedInAs('Risk Manager');
  await page.goto('/continuity-import');
  await page.locator('#import-file').setInputFiles({ name: 'systems.xlsx', mimeType: 'text/plain', buffer: Buffer.from('Name,Kind\n') });
  await expect(page.getByRole('alert')).toContainText('The name ends in .xlsx, but the content is plain text.');
  await page.getByText('Paste a table instead').click();
  await page.locator('#import-paste').fill('Name\tKind\tUnit\tOwner\nPasted system\tApplication\tICT\tInfrastructure Manager\n');
  await page.getByRole('button', { name: 'Look at the table' }).click();
  await expect(page.getByRole('status')).toContainText('Every row was understood. 1 new.');
});
