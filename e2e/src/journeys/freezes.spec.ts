import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RiskView } from '@holdfast/contracts';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('a register is frozen by keyboard, its digest counted again, an erratum noted beside it, and what moved since is told', async ({ page, signedInAs, elsewhere, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I', parent: 'Corporate risk register', appetite: 'M' });
  const add = (title: string, likelihood: string, impact: string, more: object = {}): Promise<RiskView> =>
    council.risk(register, { title: `${title} (${register.prefix})`, owner: 'Infrastructure Manager', residual: { likelihood, impact }, ...more });
  const flood = await add('The cellar floods', 'D', 'III');
  const link = await add('The link to the depot fails', 'C', 'II', { inherent: { likelihood: 'B', impact: 'I' } });
  await signedInAs('Head of ICT');
  const { keyboard } = page;
  const dialog = page.getByRole('dialog', { name: /Freeze / });
  const name = `Before the move of ${register.prefix}`;

  await test.step('with F, and refused as at a day on which it was not there', async () => {
    await page.goto(`/registers/${register.id}/freezes`);
    await expect(page.getByText('This register has not been frozen yet')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Freeze the register' }).first()).toBeVisible();
    await keyboard.press('f');
    await expect(dialog.getByRole('combobox', { name: 'As at' })).toBeFocused();
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(/^Quarter \d, 20\d\d\/\d\d$/);
    await expectClean(page, 'the dialog to freeze a register');
    await dialog.getByRole('button', { name: 'Freeze the register' }).click();
    await expect(dialog.getByRole('alert')).toContainText('the register was not there yet at that moment');
  });

  await test.step('as it is now, under a name of its own', async () => {
    await dialog.getByRole('combobox', { name: 'As at' }).selectOption({ label: 'Now' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await keyboard.press('Enter');
    await expect(heading(page, name)).toBeVisible();
    await settled(page);
    await expect(page.getByText('Nothing on this page can be changed.')).toBeVisible();
    await expect(page.getByRole('gridcell', { name: new RegExp(`C, II: .*1 risk.*${link.reference}`) })).toBeVisible();
  });

  await test.step('as evidenced at its moment, and why in two sentences', async () => {
    await page.getByRole('button', { name: 'As evidenced' }).press('Enter');
    await expect(page).toHaveURL(/basis=evidenced/);
    await expect(page.getByRole('gridcell', { name: new RegExp(`B, I: .*1 risk.*${link.reference}`) })).toBeVisible();
    await expect(page.getByText('2 of 2 are: 2 none. 1 of these cannot be drawn: no inherent score.')).toBeVisible();
    await page.getByRole('button', { name: link.title }).click();
    const look = page.getByRole('dialog', { name: `${link.reference} as frozen` });
    await expect(look).toContainText('It names no control that it leans on, so as evidenced it stands at its inherent B · I');
    await expectClean(page, 'a look at a frozen risk as evidenced');
    await keyboard.press('Escape');
    await expect(look).toBeHidden();
    await expectClean(page, 'a freeze as evidenced');
    await page.getByRole('button', { name: 'As claimed' }).press('Enter');
    await expect(page).not.toHaveURL(/basis=evidenced/);
  });

  const digest = (await page.locator('hf-freeze-proof dd').first().textContent())!.trim();
  await test.step('the digest is that of the file, for the program and for anybody', async () => {
    await page.getByRole('button', { name: 'Check the digest' }).click();
    await expect(page.getByText('The digest matches.')).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the rows' }).click()]);
    expect(download.suggestedFilename()).toContain(`${digest}.jsonl`);
    expect(createHash('sha256').update(await readFile(await download.path())).digest('hex')).toBe(digest);
  });

  await test.step('an erratum on one risk, from the look at it', async () => {
    await page.getByRole('button', { name: flood.title }).click();
    await page.getByRole('dialog', { name: `${flood.reference} as frozen` }).getByRole('button', { name: 'Note an erratum' }).click();
    const erratum = page.getByRole('dialog', { name: `What is wrong in ${flood.reference}?` });
    await erratum.getByRole('combobox', { name: 'What is wrong' }).selectOption({ label: 'Residual score' });
    await expect(erratum.getByRole('textbox', { name: 'It says' })).toHaveValue('D, III');
    await erratum.getByRole('textbox', { name: 'It should say' }).fill('C, III');
    await expectClean(page, 'the dialog to note an erratum');
    await erratum.getByRole('button', { name: 'Note the erratum' }).click();
    await expect(erratum.getByRole('alert')).toContainText('say how it came about');
    await erratum.getByRole('textbox', { name: 'Reason' }).fill('The pumps were counted that had been sold.');
    await erratum.getByRole('button', { name: 'Note the erratum' }).click();
    await expect(page.getByRole('region', { name: 'Errata' })).toContainText('The pumps were counted that had been sold.');
    await expect(page.locator('hf-freeze-proof dd').first()).toHaveText(digest);
    await expectClean(page, 'a freeze with an erratum');
  });

  await test.step('what moved since then', async () => {
    await council.post(`risks/${link.id}/assessments`, { kind: 'residual', likelihood: 'A', impact: 'I', rationale: 'The second line was cut.' }, link.version);
    await add('The new hall has no power', 'E', 'II');
    await page.getByRole('link', { name: 'Moved since then' }).click();
    await expect(heading(page, 'What moved')).toBeVisible();
    await expect(page.getByText('Of 2 open risks, 1 rose and 1 unchanged. With 1 new, 3 are open.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Up' })).toContainText(link.title);
    await expect(page.getByRole('region', { name: 'New' })).toContainText('The new hall has no power');
    await page.getByText('1 way across the map, in words').click();
    await expect(page.locator('details').getByText(`C, II to A, I: ${link.reference}`)).toBeVisible();
    await expectClean(page, 'what moved');
  });

  await test.step('is not there for a reader of public wording', async () => {
    const freeze = (await council.get<{ id: string }[]>(`registers/${register.id}/freezes`))[0]!;
    const member = await elsewhere('Elected Member, Scrutiny');
    await member.goto(`/freezes/${freeze.id}`);
    await expect(member.getByText('There is no such freeze, or it is not yours to read.')).toBeVisible();
    await member.goto(`/registers/${register.id}/movement`);
    await expect(member.getByText('You see the public wording.').or(member.getByText(/was not there yet/))).toBeVisible();
  });
});
