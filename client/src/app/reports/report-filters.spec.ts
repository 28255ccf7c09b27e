import { convertToParamMap } from '@angular/router';
import { isNarrowed, listQuery, readFilters, writeFilters } from './report-filters';

const read = (params: Record<string, string | string[]>) => readFilters(convertToParamMap(params));

describe('what the list of reports is narrowed to', () => {
  it('stands in the address beside what the form begins with', () => {
    const filters = read({ report: 'board-pack', made: ['board-pack', 'nonsense'], format: 'docx', q: 'ict', sort: 'about' });
    expect(filters).toEqual({ made: ['board-pack'], format: ['docx'], q: 'ict', sort: 'about' });
    expect(writeFilters(filters)).toEqual({ made: ['board-pack'], format: ['docx'], q: 'ict', sort: 'about' });
    expect(listQuery(filters)).toEqual({ report: ['board-pack'], format: ['docx'], q: 'ict', sort: 'about' });
    expect(isNarrowed(filters)).toBe(true);
  });

  it('is nothing unless somebody says so', () => {
    expect([listQuery(read({ register: 'a' })), isNarrowed(read({ sort: 'report' }))]).toEqual([{}, false]);
  });
});
