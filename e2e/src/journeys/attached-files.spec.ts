import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { AttachmentView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RiskPage } from '../pages/risk-page';

const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n';
const CSV = 'server,minutes\nSRV-1,110\n';

const filesOn = (page: Page): Locator => page.getByRole('region', { name: 'Files' });

/** As if held over the part and let go there. */
async function drop(part: Locator, files: readonly { name: string; text: string }[]): Promise<void> {
  const dataTransfer = await part.page().evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await part.dispatchEvent('dragover', { dataTransfer });
  await part.dispatchEvent('drop', { dataTransfer });
}

test('files are attached to a risk by keyboard and by dropping, downloaded by readers, and withdrawn with a reason', async ({ page, signedInAs, elsewhere, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'Copies cannot be restored', owner: 'Infrastructure Manager' });
  await signedInAs('Infrastructure Manager');
  const riskPage = new RiskPage(page);
  await riskPage.open(risk.id);
  const files = filesOn(page);
  await expect(files).toContainText('No files are attached.');

  await test.step('by keyboard', async () => {
    await files.getByLabel('Attach files').focus();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles({ name: 'Restore test ŵyl.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) });
    await expect(files.getByRole('link', { name: 'Restore test ŵyl.pdf' })).toBeVisible();
    await expect(files).toContainText('PDF, 89 bytes. Infrastructure Manager');
  });

  await test.step('what is not taken says why, some of it before it is sent, and the rest goes on', async () => {
    await drop(files.locator('.part'), [{ name: 'macro.docm', text: 'x' }, { name: 'page.txt', text: '<!doctype html><script>alert(1)</script>' }, { name: 'times.csv', text: CSV }]);
    await expect(files.getByRole('link', { name: 'times.csv' })).toBeVisible();
    await expect(files.getByRole('alert').filter({ hasText: 'macro.docm' })).toContainText('Files that can hold macros are not taken.');
    await expect(files.getByRole('alert').filter({ hasText: 'page.txt' })).toContainText('a browser could run what is in them');
    await expectClean(page, 'files, two of them refused');
    await files.getByRole('button', { name: 'Take off this list: macro.docm' }).click();
    await files.getByRole('button', { name: 'Take off this list: page.txt' }).click();
    await expect(files.getByLabel('Attach files')).toBeFocused();
  });

  await test.step('one whose way breaks off is still there, and goes again', async () => {
    let broken = true;
    await page.route(/\/attachments\?name=/, (route) => (broken ? route.abort() : route.continue()));
    await drop(files.locator('.part'), [{ name: 'notes.md', text: '# Restore\n' }]);
    await expect(files.getByRole('alert')).toContainText('The file is still here');
    broken = false;
    await files.getByRole('button', { name: 'Try again: notes.md' }).click();
    await expect(files.getByRole('link', { name: 'notes.md' })).toBeVisible();
    await page.unroute(/\/attachments\?name=/);
  });

  await test.step('a reader downloads them, and changes nothing', async () => {
    const reader = await elsewhere('Internal Auditor');
    await new RiskPage(reader).open(risk.id);
    const [download] = await Promise.all([reader.waitForEvent('download'), filesOn(reader).getByRole('link', { name: 'times.csv' }).click()]);
    expect([download.suggestedFilename(), await readFile(await download.path(), 'utf8')]).toEqual(['times.csv', CSV]);
    await expect(filesOn(reader).getByLabel('Attach files')).toHaveCount(0);
    await expect(filesOn(reader).getByRole('button')).toHaveCount(0);
    const member = await elsewhere('Elected Member, Scrutiny');
    await new RiskPage(member).open(risk.id);
    await settled(member);
    await expect(filesOn(member)).toHaveCount(0);
  });

  await test.step('a file opened by its address is saved, not shown', async () => {
    const [attached] = (await council.get<AttachmentView[]>(`risks/${risk.id}/attachments`)).filter(({ name }) => name === 'times.csv');
    const [download] = await Promise.all([page.waitForEvent('download'), page.goto(`/api/attachments/${attached!.id}/content`).catch(() => null)]);
    expect(download.suggestedFilename()).toBe('times.csv');
    await riskPage.open(risk.id);
  });

  await test.step('withdrawn, it stays listed with its reason', async () => {
    await files.getByRole('button', { name: 'Withdraw times.csv' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').fill('Times of the wrong servers');
    await page.getByRole('button', { name: 'Withdraw the file' }).click();
    await expect(files.getByRole('link', { name: 'times.csv' })).toHaveCount(0);
    await files.getByText('1 file was withdrawn').click();
    await expect(files).toContainText('withdrawn');
    await expect(files).toContainText('“Times of the wrong servers”');
    await expectClean(page, 'files, one of them withdrawn');
  });

  await test.step('the changes of the risk tell of all of it', async () => {
    await page.getByText('Changes', { exact: false }).filter({ has: page.locator('span', { hasText: 'who did what' }) }).click();
    const changes = page.locator('hf-risk-changes');
    await expect(changes).toContainText('Infrastructure Manager withdrew the file "times.csv"');
    await expect(changes).toContainText('Infrastructure Manager attached the file "Restore test ŵyl.pdf"');
  });
});
