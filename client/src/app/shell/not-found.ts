import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../shared/empty-state/empty-state';
import { PageHead } from '../shared/page-head/page-head';
import { Panel } from '../shared/panel/panel';

@Component({
  selector: 'hf-not-found',
  imports: [EmptyState, PageHead, Panel, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-page-head heading="There is nothing at this address" />
    <hf-panel label="Not found">
      <hf-empty-state heading="It may have moved, or you may not be able to read it" why="Ask whoever sent you the address, or look for it by name." icon="search">
        <a class="hf-btn" routerLink="/">Go to home</a>
      </hf-empty-state>
    </hf-panel>
  `,
})
export class NotFound {}
