import type { ComponentType } from '@angular/cdk/portal';
import type { Injector } from '@angular/core';
import type { ActionView } from '@holdfast/contracts';
import { askAbout, versionedDialog } from '../shared/forms/versioned-dialog';

/** What the small dialogs of an action have in common. */
export function actionDialog() {
  const { thing, ...own } = versionedDialog<ActionView>();
  return { ...own, action: thing };
}

/** The action as it is then, or null when it was left as it is. */
export const askAboutAction = (injector: Injector, component: ComponentType<unknown>, action: ActionView, labelledBy: string): Promise<ActionView | null> =>
  askAbout(injector, component, action, labelledBy);
