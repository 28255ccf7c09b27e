import type { Page } from '@playwright/test';
import type { DependencyView, Page as Slice, ThingRef } from '@holdfast/contracts';
import type { Council } from '../council';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

/** As it is set in below what it belongs to. */
const ICT = '\u2003\u2003ICT';

async function chooseOwner(page: Page): Promise<void> {
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await owner.fill('Infrastructure Man');
  await expect(page.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
  await owner.press('Enter');
}

async function idsOf(council: Council, word: string): Promise<Record<string, string>> {
  const found = await Promise.all(['activities', 'resources'].map((list) => council.get<Slice<ThingRef>>(`${list}?q=${word}`)));
  return Object.fromEntries(found.flatMap(({ items }) => items.map(({ name, id }) => [name, id])));
}

const leaning = async (council: Council, id: string): Promise<DependencyView[]> => (await council.get<Slice<DependencyView>>(`dependencies?dependent=${id}`)).items;

test('an activity, an application and a site are added; what leans on what is told in the table and found on the map, by keyboard; a circle is told by its names', async ({ page, signedInAs, council }) => {
  test.setTimeout(240_000);
  const word = `Ash${Math.random().toString(36).slice(2, 8)}`;
  const [activity, application, site, other] = [`${word} allotments`, `${word} plot register`, `${word} pavilion`, `${word} reading room`];
  await signedInAs('Risk Manager');

  await test.step('what must go on is added', async () => {
    await page.goto('/activities/new');
    await settled(page);
    await page.locator('#activity-name').fill(activity);
    await page.locator('#activity-unit').selectOption({ label: ICT });
    await chooseOwner(page);
    await page.locator('#activity-name').press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(activity);
  });

  await test.step('so is what it leans on', async () => {
    for (const [name, kind] of [[application, 'Application'], [site, 'Site'], [other, 'Site']] as const) {
      await page.goto('/resources/new');
      await settled(page);
      await page.locator('#resource-kind').selectOption({ label: kind });
      await page.locator('#resource-name').fill(name);
      await page.locator('#resource-unit').selectOption({ label: ICT });
      await chooseOwner(page);
      await page.locator('#resource-name').press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    }
  });

  const ids = await idsOf(council, word);
  const editor = page.getByRole('row').filter({ has: page.locator('#dependency-members') });
  const choose = async (name: string): Promise<void> => {
    await page.locator('#dependency-members').fill(name);
    await expect(page.getByRole('option', { name: new RegExp(name) })).toHaveClass(/active/);
    await page.locator('#dependency-members').press('Enter');
    await expect(editor.getByRole('button', { name: `Take off ${name}` })).toBeVisible();
  };

  await test.step('either of two sites suffices, typed into the table', async () => {
    await page.goto(`/activities/${ids[activity]!}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(activity);
    await expect(page.getByText('Nobody has said what it leans on.')).toBeVisible();
    await page.getByRole('button', { name: 'Add a dependency' }).press('Enter');
    await expect(page.getByText('Nobody has said what it leans on.')).toHaveCount(0);
    await editor.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(page.getByRole('alert')).toHaveText('Choose what it leans on.');
    await expect(page.locator('#dependency-members')).toBeFocused();
    await choose(site);
    await expect(page.getByRole('spinbutton', { name: 'How many suffice' })).toHaveCount(0);
    await choose(other);
    await page.getByRole('spinbutton', { name: 'How many suffice' }).fill('1');
    await page.getByRole('textbox', { name: 'Note' }).fill('Keys hang in both');
    await page.getByRole('textbox', { name: 'Note' }).press('Control+Enter');
    await expect(page.getByRole('row', { name: new RegExp(`${site}.*1 of 2`) })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add a dependency' })).toBeFocused();
    await expectClean(page, 'an activity with a choice of two');
  });

  await test.step('the row is changed where it stands: nobody says how many suffice any more, so both are needed', async () => {
    await page.getByRole('button', { name: new RegExp(`Change what ${activity} leans on: `) }).press('Enter');
    await page.getByRole('spinbutton', { name: 'How many suffice' }).fill('3');
    await page.getByRole('spinbutton', { name: 'How many suffice' }).press('Control+Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('spinbutton', { name: 'How many suffice' })).toBeFocused();
    await page.getByRole('spinbutton', { name: 'How many suffice' }).fill('');
    await page.getByRole('spinbutton', { name: 'How many suffice' }).press('Control+Enter');
    await expect(editor).toHaveCount(0);
    await expect(page.getByRole('button', { name: new RegExp(`Change what ${activity} leans on: `) })).toBeFocused();
    await expect(page.getByRole('row', { name: /Needs all 2/ })).toBeVisible();
    await expect.poll(async () => (await leaning(council, ids[activity]!))[0]!.needed).toBe(2);
  });

  await council.post('dependencies', { dependentId: ids[activity]!, needed: 1, memberIds: [ids[application]!] });
  await council.post('dependencies', { dependentId: ids[application]!, needed: 1, memberIds: [ids[site]!] });

  await test.step('the map is drawn around what is chosen, and walked by arrows', async () => {
    await page.goto('/dependencies');
    await settled(page);
    await page.getByRole('combobox', { name: 'Draw around' }).fill(activity);
    await expect(page.getByRole('option', { name: new RegExp(activity) })).toHaveClass(/active/);
    await page.getByRole('combobox', { name: 'Draw around' }).press('Enter');
    const node = (name: string) => page.getByRole('link', { name: new RegExp(`${name},.*Leans on`) });
    await expect(node(application)).toBeVisible();
    await expect(page.getByText(/^4 of \d[\d,]* shown$/)).toBeVisible();
    await expectClean(page, 'the map around one activity');

    await node(activity).focus();
    await page.keyboard.press('ArrowRight');
    await expect(node(activity)).not.toBeFocused();
    await node(application).focus();
    await page.keyboard.press('ArrowRight');
    await expect(node(site)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(site);
  });

  await test.step('around the main site, six layers deep, everything is in the first view of a desk', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const { items } = await council.get<Slice<ThingRef>>('resources?q=Civic%20Centre&kind=site');
    await page.goto(`/dependencies?around=${items[0]!.id}`);
    await expect(page.getByRole('link', { name: /Civic Centre, site/ })).toBeVisible();
    const drawn = page.getByRole('group', { name: 'Map', exact: true });
    expect(await drawn.getByRole('link').count()).toBeGreaterThan(10);
    expect(await drawn.evaluate((svg) => [svg.parentElement!.scrollWidth - svg.parentElement!.clientWidth, svg.parentElement!.scrollHeight - svg.parentElement!.clientHeight].map((hidden) => hidden > 0))).toEqual([false, false]);
    await expect(page.getByText('Left leans on right.')).toBeInViewport();
    for (const node of await drawn.getByRole('link').all()) await expect(node).toBeInViewport({ ratio: 1 });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('a circle is told by the names of its members, until it is ended', async () => {
    const round = await council.post<DependencyView>('dependencies', { dependentId: ids[site]!, needed: 1, memberIds: [ids[application]!] });
    await page.goto(`/dependencies?around=${ids[activity]!}`);
    await settled(page);
    const told = page.locator('hf-notice').filter({ hasText: 'lean on one another in a circle' }).filter({ hasText: word });
    await expect(told).toContainText(application);
    await expect(told).toContainText(site);
    await expect(told).not.toContainText(other);
    await expectClean(page, 'a map with a circle');
    await council.post(`dependencies/${round.id}/end`, { reason: 'The register does not stand at the pavilion' }, round.version);
    await page.reload();
    await settled(page);
    await expect(page.getByRole('link', { name: new RegExp(`${application},.*Leans on`) })).toBeVisible();
    await expect(told).toHaveCount(0);
  });
});
