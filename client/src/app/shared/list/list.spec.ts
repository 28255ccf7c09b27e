import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { List } from './list';
import { ListCells, ListItem } from './list-rows';

@Component({
  imports: [List, ListCells, ListItem],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <hf-list [rows]="rows" [columns]="[]" sort="" label="Things" (opened)="opened.set($event.id)">
      <ng-template [hfCells]="rows"><td><span>text</span><a>link</a><button type="button">act</button><details><summary><b>more</b></summary><p>folded</p></details><label>tick <input type="checkbox" /></label><select></select><textarea></textarea></td></ng-template>
      <ng-template [hfItem]="rows" />
    </hf-list>
  `,
})
class Things {
  readonly rows = [{ id: 'hall' }];
  readonly opened = signal('');
}

describe('a row of a list', () => {
  it.each([
    ['td', 'hall'], ['span', 'hall'], ['p', 'hall'],
    ['a', ''], ['button', ''], ['summary', ''], ['summary b', ''], ['label', ''], ['input', ''], ['select', ''], ['textarea', ''],
  ])('a click on its %s opens "%s"', async (within, opened) => {
    const fixture = TestBed.createComponent(Things);
    await fixture.whenStable();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(`tbody ${within}`)!.click();
    expect(fixture.componentInstance.opened()).toBe(opened);
  });
});
