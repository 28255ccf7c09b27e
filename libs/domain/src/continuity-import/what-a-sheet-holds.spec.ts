import type { Sheet } from '../table-reading';
import { whatASheetHolds } from './what-a-sheet-holds';

const sheet = (name: string, ...headers: string[]): Sheet => ({
  name, hidden: false, rows: [{ row: 1, cells: headers.map((text) => ({ text })) }, { row: 2, cells: headers.map((text) => ({ text: `${text} of one` })) }],
});

it.each([
  ['Activities', ['Name', 'Unit', 'Owner', 'Critical'], 'activities'],
  ['Applications', ['Application name', 'Owner', 'RTO (hours)', 'Supplier'], 'resources'],
  ['Sheet1', ['System', 'Type', 'Business owner', 'Location', 'RTO'], 'resources'],
  ['Sheet1', ['Depends on', 'What leans', 'Needed'], 'dependencies'],
  ['Call tree', ['About', 'Contact name', 'Role', 'Mobile', 'E-mail'], 'contacts'],
  ['Sheet1', ['Contact', 'Company', 'Telephone', 'Supplier'], 'contacts'],
  ['Sheet1', ['Process', 'Department', 'Critical?', 'Statutory duty'], 'activities'],
  ['Read me', ['How to fill in this workbook'], null],
])('the sheet “%s” with %j holds %s', (name, headers, expected) => expect(whatASheetHolds(sheet(name, ...headers))).toBe(expected));
