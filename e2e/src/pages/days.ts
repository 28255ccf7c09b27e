import type { Locator } from '@playwright/test';

/** The day so many days ahead, or ago below zero. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Types a day into the three numbers of a date. */
export async function typeDay(fields: Locator, iso: string): Promise<void> {
  const [year, month, day] = iso.split('-').map((part) => String(Number(part))) as [string, string, string];
  await fields.getByLabel('Day', { exact: true }).fill(day);
  await fields.getByLabel('Month', { exact: true }).fill(month);
  await fields.getByLabel('Year', { exact: true }).fill(year);
}
