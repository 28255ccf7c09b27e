import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Whether there is room for what is drawn beside its words. */
@Injectable({ providedIn: 'root' })
export class Viewport {
  readonly narrow = toSignal(inject(BreakpointObserver).observe('(max-width: 700px)').pipe(map(({ matches }) => matches)), { initialValue: false });
}
