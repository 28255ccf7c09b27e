import { expect, test } from '../journey';
import { aGap } from '../pages/a-gap';
import { expectClean, settled } from '../pages/clean';

test('the main site is lost in the what-if, the gap behind it is found, a risk raised from it, and an action planned on that', async ({ page, signedInAs, council, councilAs }) => {
  test.setTimeout(240_000);
  const { word, site, standby, network, permits, register } = await aGap(council, councilAs);

  await signedInAs('Risk Manager');
  await page.goto('/what-if');
  await settled(page);
  await expectClean(page, 'a what-if before anything is lost');

  await test.step('the site is chosen by keyboard, and takes with it what is located there', async () => {
    await page.getByRole('button', { name: 'Site, supplier, network' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Find resource' }).fill(word);
    await page.getByRole('checkbox', { name: new RegExp(site) }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`What if ${site} is lost?`);
    await expect(page.getByText(`${site}, with 1 resource`)).toBeVisible();
  });

  await test.step('the activity is back over its MTPD, by way of the recovery site and the network', async () => {
    const rail = page.getByRole('region', { name: `Critical path to ${permits}` });
    await expect(rail.getByRole('listitem')).toHaveText([new RegExp(`${standby}.*5 h`), new RegExp(`${network}.*3 h`), new RegExp(`${permits}.*1 h`)]);
    await expect(page.getByText('Over its MTPD', { exact: true })).toBeVisible();
    await expectClean(page, 'a what-if');
    await page.getByRole('button', { name: 'Show as a table' }).press('Enter');
    await expect(page.getByRole('row', { name: new RegExp(`${permits}.*9 h.*4 h.*8 h.*Over its MTPD by 1 h`) })).toBeVisible();
    await expectClean(page, 'a what-if as a table');
  });

  await test.step('the question is kept as a scenario, and asked again', async () => {
    await page.getByRole('button', { name: 'Save as scenario' }).click();
    await page.getByLabel('Name', { exact: true }).fill(`Fire ${word}`);
    await page.getByRole('button', { name: 'Save scenario' }).click();
    await expect(page.getByRole('status').filter({ hasText: `"Fire ${word}" is kept` })).toBeVisible();
    await page.goto('/what-if');
    await page.getByRole('button', { name: new RegExp(`Fire ${word}`) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`What if ${site} is lost?`);
  });

  await test.step('among the gaps the recovery site says why, and a risk is raised with those words', async () => {
    await page.goto(`/gaps?q=${encodeURIComponent(standby)}`);
    await settled(page);
    await expect(page.getByText(`Needed at once, because ${permits} must be back within 4 h, and after this there is still 4 h to come.`)).toBeVisible();
    await expectClean(page, 'gaps');
    await page.getByRole('link', { name: /^Raise a risk/ }).click();
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`${standby} is not recovered in time`);
    await page.getByRole('combobox', { name: 'Register' }).selectOption({ label: `${register.name} (project)` });
    await expect(page.getByRole('combobox', { name: 'Owner of the risk' })).toHaveValue(/Head of ICT/);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: `was raised about ${standby}.` })).toBeVisible();
  });

  await test.step('the gap says which risk was raised, and an action is planned on it', async () => {
    await expect(page.getByRole('list', { name: 'What is done about it' }).getByRole('listitem')).toHaveText([/^Risk .+-001 raised\s+Head of ICT$/]);
    await page.getByRole('link', { name: /^Plan an action/ }).click();
    await expect(page.getByRole('textbox', { name: 'Action', exact: true })).toHaveValue(`Shorten the recovery of ${standby}`);
    await expect(page.getByRole('combobox', { name: 'Risk', exact: true }).getByRole('option', { selected: true })).toHaveText(new RegExp(`-001 ${standby} is not recovered in time`));
    await settled(page);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: `is planned for ${standby}: Head of ICT, by ` })).toBeVisible();
  });
});
