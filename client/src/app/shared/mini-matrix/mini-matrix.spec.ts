import { TestBed } from '@angular/core/testing';
import { MELTON_6X4 } from '@holdfast/domain';
import { MiniMatrix } from './mini-matrix';

describe('MiniMatrix', () => {
  it('says in words what the picture shows', async () => {
    const fixture = TestBed.createComponent(MiniMatrix);
    fixture.componentRef.setInput('matrix', MELTON_6X4.matrix);
    fixture.componentRef.setInput('inherent', { likelihood: 'C', impact: 'I' });
    fixture.componentRef.setInput('residual', { level: 'L' });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.getAttribute('aria-label')).toBe('Inherent C, I, very high. Residual low, level only. Target unscored.');
    expect(element.querySelectorAll('hf-assessment-mark')).toHaveLength(1);
  });
});
