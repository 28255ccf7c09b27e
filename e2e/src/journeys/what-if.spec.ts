import { expect, test } from '../journey';
import { aGap, hours } from '../pages/a-gap';
import { expectClean, settled } from '../pages/clean';

const ELSEWHERE = 'What stood in a lost site is brought back elsewhere, in its own recovery time.';

test('the main site is lost in the what-if, the gap behind it is found, a risk raised from it, and an action planned on that', async ({ page, signedInAs, council, councilAs }) => {
  test.setTimeout(240_000);
  const { word, site, standby, network, permits, register } = await aGap(council, councilAs);

  await signedInAs('Risk Manager');
  await page.goto('/what-if');
  await settled(page);
  await expectClean(page, 'a what-if before anything is lost');

  await test.step('the site is chosen by keyboard, and takes with it what is located there; the choice stays open for what else is lost', async () => {
    await page.getByRole('button', { name: 'Choose what is lost' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Find resource' }).fill(word);
    await page.getByRole('checkbox', { name: new RegExp(site) }).press('Space');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`What if ${site} is lost?`);
    await page.getByRole('checkbox', { name: new RegExp(standby) }).press('Space');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/are lost\?$/);
    await page.getByRole('checkbox', { name: new RegExp(standby) }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Site, supplier, network' })).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`What if ${site} is lost?`);
    await expect(page.getByText(`${site}, with 1 resource`)).toBeVisible();
    await expect(page.getByText(ELSEWHERE)).toBeVisible();
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
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByText(/^By way of Network/).press('Enter');
    await expect(page.getByRole('list', { name: 'The chain that asks for it' }).getByRole('link', { name: permits })).toBeVisible();
    await expect(page).toHaveURL(/\/gaps\?/);
    await page.setViewportSize({ width: 1280, height: 800 });
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

test('an activity that waits for another is typed into the table and comes back after it in the what-if; what alone stops them says so and leads there; a circle is told by its names, and all else is still reckoned', async ({ page, signedInAs, council }) => {
  test.setTimeout(240_000);
  const word = `Wren${Math.random().toString(36).slice(2, 8)}`;
  const [hall, elsewhere, assess, pay, post] = [`${word} hall`, `${word} depot`, `${word} assessment`, `${word} payment`, `${word} post`];
  const [unitId, ownerId] = [(await council.get<{ id: string; name: string }[]>('units')).find(({ name }) => name === 'ICT')!.id, await council.personId('Head of ICT')];
  const add = async (list: string, body: object): Promise<string> => (await council.post<{ id: string }>(list, { unitId, ownerId, ...body })).id;
  const siteId = await add('resources', { name: hall, kind: 'site', declared: hours(2) });
  await add('resources', { name: elsewhere, kind: 'site', declared: hours(1) });
  const [assessId, payId, postId] = [await add('activities', { name: assess, critical: true, resume: hours(1) }), await add('activities', { name: pay, critical: true, resume: { minutes: 30, calendarId: null } }), await add('activities', { name: post, critical: false, resume: hours(1) })];
  for (const id of [assessId, postId]) await council.post('dependencies', { dependentId: id, needed: 1, memberIds: [siteId] });
  await signedInAs('Risk Manager');

  /** On the page of what leans: one more row in its table. */
  const leansOn = async (activityId: string, name: string, on: string): Promise<void> => {
    await page.goto(`/activities/${activityId}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await page.getByRole('button', { name: 'Add a dependency' }).press('Enter');
    await page.locator('#dependency-members').fill(on);
    await expect(page.getByRole('option', { name: new RegExp(on) })).toHaveClass(/active/);
    await page.locator('#dependency-members').press('Enter');
    await expect(page.getByRole('button', { name: `Take off ${on}` })).toBeVisible();
    await page.getByRole('textbox', { name: 'Note' }).press('Control+Enter');
    await expect(page.getByRole('button', { name: `End the dependency on ${on}` })).toBeVisible();
  };
  const heading = page.getByRole('heading', { level: 1 });
  const rows = page.getByRole('region', { name: 'Timeline, scrolls sideways' }).getByRole('listitem');
  const row = (name: string) => rows.filter({ has: page.locator('.nm').getByText(name) });

  await test.step('nothing of payment stops with the hall, until it is said that it waits for assessment', async () => {
    await page.goto(`/what-if?lost=${siteId}`);
    await expect(row(assess)).toContainText('Back after 3 h');
    await expect(page.getByText(ELSEWHERE)).toHaveCount(0);
    await expect(row(pay)).toHaveCount(0);
    await leansOn(payId, pay, assess);
  });

  await test.step('then it comes back half an hour after that one, by way of it', async () => {
    await page.goto(`/what-if?lost=${siteId}`);
    await expect(row(pay)).toContainText('Back after 3 h 30 min');
    await expect(row(assess)).toContainText('Back after 3 h');
    await page.getByRole('button', { name: new RegExp(`^${pay}.*show its critical path`) }).press('Enter');
    await expect(page.getByRole('region', { name: `Critical path to ${pay}` }).getByRole('listitem')).toHaveText([new RegExp(`${hall}.*2 h`), new RegExp(`${assess}.*1 h`), new RegExp(`${pay}.*30 min`)]);
  });

  await test.step('among the single points of failure the hall stands with the three that it stops, and leads to them', async () => {
    await page.goto('/what-if?lost=everything');
    const points = page.getByRole('region', { name: 'Single points of failure' });
    await points.getByRole('button', { name: /^Show all \d+$/ }).click();
    await expect(points).toContainText(/All \d+, those that stop most activities first\./);
    await expect(points.getByRole('link', { name: elsewhere })).toHaveCount(0);
    await points.getByRole('link', { name: `${hall} alone stops 3 activities` }).press('Enter');
    await expect(heading).toHaveText(`What if ${hall} is lost?`);
    await expect(row(word)).toHaveCount(4);
    for (const name of [assess, pay, post]) await expect(row(name)).toContainText(/Back after/);
  });

  await test.step('on a phone the activities come first, each with its path inside, then what comes back, then the single points; nothing scrolls sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const first = page.getByRole('button', { name: new RegExp(pay) });
    await first.click();
    await expect(first).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByRole('list', { name: `Critical path to ${pay}` }).getByRole('listitem')).toHaveText([new RegExp(`${hall}.*2 h`), new RegExp(`${assess}.*1 h`), new RegExp(`${pay}.*30 min`)]);
    const tops = await Promise.all([first, page.getByRole('heading', { name: 'What comes back' }), page.getByRole('heading', { name: 'Single points of failure' })].map(async (one) => (await one.boundingBox())!.y));
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    const sideways = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((one) => one.scrollWidth > one.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)).map(({ className }) => String(className)));
    expect(sideways).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('assessment is said to wait for payment in turn: the what-if names the two, cannot say when they are back, and still says it of the post', async () => {
    await leansOn(assessId, assess, pay);
    await expect(page.locator('hf-notice').filter({ hasText: 'lean on one another in a circle' })).toContainText(assess);
    await page.goto(`/what-if?lost=${siteId}`);
    const told = page.locator('hf-notice').filter({ hasText: 'round in a circle' }).filter({ hasText: word });
    await expect(told).toContainText(pay);
    await expect(told).toContainText(assess);
    await expect(told).not.toContainText(post);
    for (const name of [assess, pay]) await expect(row(name)).toContainText('Cannot say');
    await expect(row(post)).toContainText('Back after 3 h');
    await expect(row(hall)).toContainText('Serves after 2 h');
    await expectClean(page, 'a what-if with a circle');
    await page.goto('/gaps');
    await expect(page.locator('hf-notice').filter({ hasText: 'round in a circle' }).filter({ hasText: pay })).toContainText(assess);
  });
});
