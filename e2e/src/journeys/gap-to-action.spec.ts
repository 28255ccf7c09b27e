import { expect, test } from '../journey';
import { aGap } from '../pages/a-gap';
import { expectClean, settled } from '../pages/clean';
import { tabTo } from '../pages/tab-to';

test('a continuity manager loses a site, plans an action for the gap and raises the risk about it in one save, and raises a risk from another gap', async ({ page, signedInAs, elsewhere, council, councilAs }) => {
  test.setTimeout(240_000);
  const { word, site, standby, permits, ids, register } = await aGap(council, councilAs);
  const title = `Shorten the recovery of ${standby}`;
  const gap = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  const answers = (name: string) => gap(name).getByRole('list', { name: 'What is done about it' });
  await signedInAs('Continuity Manager');

  await test.step('the what-if leads from the critical path to the gap on it', async () => {
    await page.goto(`/what-if?lost=${ids.site}`);
    await settled(page);
    await expect(page.getByText('Over its MTPD', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: `Plan action for ${standby}` }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Plan an action for ${standby}`);
    await settled(page);
  });

  await test.step('everything is proposed: who does it, by when and why then, and a new risk about the gap with its register', async () => {
    await expect(page.getByRole('textbox', { name: 'Action', exact: true })).toHaveValue(title);
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue(new RegExp(`Needed at once, because ${permits} must be back within 4 h.*${permits} leans on ${standby} by way of Network ${word}\\.`));
    await expect(page.getByRole('combobox', { name: 'Owner', exact: true })).toHaveValue(/Head of ICT/);
    await expect(page.getByRole('combobox', { name: 'Risk', exact: true })).toHaveValue(/new/);
    await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(`${standby} is not recovered in time`);
    await expect(page.getByRole('combobox', { name: 'Register' })).not.toHaveValue('');
    await page.getByRole('combobox', { name: 'Register' }).selectOption({ label: `${register.name} (project)` });
    await expect(page.getByText(`months from today, when ${register.name} is next to review it.`)).toBeVisible();
    await expect(page.getByRole('group', { name: 'Due' }).getByLabel('Year')).toHaveValue(/20\d\d/);
    await expect(page.getByText('Owns the register, and scores the risk or hands it on.')).toBeVisible();
    await expectClean(page, 'an action planned for a gap');
  });

  await test.step('with the keyboard alone it is saved, once, and the gap says who does what by when', async () => {
    await page.getByRole('textbox', { name: 'Action', exact: true }).focus();
    await tabTo(page, page.getByRole('button', { name: 'Plan the action and raise the risk' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: `is planned for ${standby}: Head of ICT, by ` })).toBeVisible();
    await settled(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(answers(standby).getByRole('listitem')).toHaveText([/^Action .+-A001 Head of ICT Due/, /^Risk .+-001 raised\s+Risk Manager$/]);
    await expect(gap(standby).getByRole('link', { name: /^Plan another action/ })).toBeVisible();
    await expectClean(page, 'gaps with what is done about them');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('it is on the risk, and among the actions of its owner', async () => {
    await answers(standby).getByRole('link', { name: /-001$/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${standby} is not recovered in time`);
    await expect(page.getByRole('region', { name: 'Actions', exact: true })).toContainText(title);
    const owner = await elsewhere('Head of ICT');
    await owner.goto(`/actions?owner=${await council.personId('Head of ICT')}&q=${word}`);
    await expect(owner.getByRole('link', { name: title })).toBeVisible();
  });

  await test.step('the page of the resource says the same', async () => {
    await page.goto(`/resources/${ids.standby}`);
    const panel = page.getByRole('region', { name: 'Gap', exact: true });
    await expect(panel).toContainText(`because ${permits} must be back within 4 h`);
    await expect(panel.getByRole('list', { name: 'What is done about it' }).getByRole('listitem')).toHaveText([/-A001 Head of ICT Due/, /-001 raised/]);
    await settled(page);
    await expectClean(page, 'a resource with a gap');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('a second action is planned on the risk that is there, and the form says that one is planned already', async () => {
    await page.goto(`/gaps?q=${encodeURIComponent(standby)}`);
    await gap(standby).getByRole('link', { name: /^Plan another action/ }).click();
    await expect(page.getByText('Something is done about this gap already.')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Risk', exact: true }).getByRole('option', { selected: true })).toHaveText(new RegExp(`-001 ${standby} is not recovered in time`));
    await expectClean(page, 'another action planned for a gap');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('textbox', { name: 'Action', exact: true }).fill(`Rehearse ${standby}`);
    await settled(page);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: 'is planned for' })).toBeVisible();
    await expect(answers(standby).getByRole('listitem')).toHaveText([/-A001/, /-A002/, /-001 raised/]);
  });

  await test.step('from the gap of the site a risk is raised with what comes back late, in one save', async () => {
    await page.goto(`/gaps?q=${encodeURIComponent(site)}`);
    await gap(site).getByRole('link', { name: /^Raise a risk/ }).click();
    await expect(page.getByRole('textbox', { name: 'Consequence' })).toHaveValue(`${permits} is back after 9 h, over its MTPD of 8 h.`);
    await page.getByRole('combobox', { name: 'Register' }).selectOption({ label: `${register.name} (project)` });
    await expectClean(page, 'a risk raised from a gap');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('status').filter({ hasText: `was raised about ${site}.` })).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(answers(site).getByRole('listitem')).toHaveText([/^Risk .+-002 raised\s+Risk Manager$/]);
    await expect(gap(site).getByRole('link', { name: /^Raise another risk/ })).toBeVisible();
  });
});
